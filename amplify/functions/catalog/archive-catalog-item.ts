import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { assertHasArea } from './assert-has-area.ts';
import { catalogEntry } from './catalog-entry.ts';
import { assertHasRoom, readUse } from './catalog-use.ts';
import { getItem } from './find-item.ts';
import { writeItem } from './write-item.ts';

const argumentsInput = z.object({ archived: z.boolean() });
const MAX_ATTEMPTS = 5;

/**
 * Takes an item off the catalogue, or puts it back where its area still is. Doing it again changes nothing. Requests that
 * were made before keep what they asked for.
 */
export const archiveCatalogItem = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { archived } = parseInput(argumentsInput, fieldEvent.arguments);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const use = await readUse(eventIdOf(fieldEvent));
    const event = await getEvent(use.eventId);
    const before = await getItem(event.id, fieldEvent.arguments['itemId']);
    if ((before.archivedAt !== undefined) === archived) return catalogEntry(before);
    if (!archived) {
      assertHasArea(event, before.area);
      assertHasRoom(use);
    }
    const item = await writeItem(use, before, { archivedAt: archived ? new Date().toISOString() : undefined });
    if (!item) continue;
    logger.info('Item archived or put back', { eventId: event.id, itemId: item.id, archived, sub: organizer.sub });
    return catalogEntry(item);
  }
  throw new AppError('CONFLICT', 'The catalogue kept changing.');
};
