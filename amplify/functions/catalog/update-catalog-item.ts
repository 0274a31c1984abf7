import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { catalogItemInput, versionInput } from '../../../lib/validation/catalog.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { assertHasArea } from './assert-has-area.ts';
import { catalogEntry } from './catalog-entry.ts';
import { readUse } from './catalog-use.ts';
import { getItem } from './find-item.ts';
import { writeItem } from './write-item.ts';

const argumentsInput = z.object({ input: catalogItemInput, version: versionInput });
const MAX_ATTEMPTS = 5;

/** Changes the version that was seen; VERSION_CONFLICT otherwise. What is left of the item is not its business. */
export const updateCatalogItem = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { input, version } = parseInput(argumentsInput, fieldEvent.arguments);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const use = await readUse(eventIdOf(fieldEvent));
    const event = await getEvent(use.eventId);
    const before = await getItem(event.id, fieldEvent.arguments['itemId']);
    if (before.version !== version) throw new AppError('VERSION_CONFLICT', `The item ${before.id} is at ${before.version}.`);
    assertHasArea(event, input.area);
    // All that may be cleared is named, so that leaving it out removes it.
    const { description, picture, availableFrom, availableUntil, limitPerGuest } = input;
    const changes = { ...input, description, picture, availableFrom, availableUntil, limitPerGuest };
    const item = await writeItem(use, before, changes);
    if (!item) continue;
    logger.info('Item changed', { eventId: event.id, itemId: item.id, version: item.version, sub: organizer.sub });
    return catalogEntry(item);
  }
  throw new AppError('CONFLICT', 'The catalogue kept changing.');
};
