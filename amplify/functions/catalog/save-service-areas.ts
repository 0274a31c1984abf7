import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { changeServiceAreas, type ServiceArea, serviceAreasOf } from '../../../lib/domain/service-area.ts';
import { serviceAreasInput, versionInput } from '../../../lib/validation/catalog.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { writeEvent } from '../manage-event/write-event.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { versionedUpdate } from '../runtime/versioned-update.ts';
import { readUse, removeAreas, usesAnyOf } from './catalog-use.ts';
import { hasActiveRequest } from './has-active-request.ts';

const argumentsInput = z.object({ areas: serviceAreasInput, version: versionInput });

/**
 * Replaces the list of areas of the event that was seen in this version; VERSION_CONFLICT otherwise. An area goes only when
 * no item on the catalogue and no open or claimed request belongs to it: AREA_IN_USE. A request that is made in the very
 * moment may still name it; it is then shown with the id of the area.
 */
export const saveServiceAreas = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { areas: wanted, version } = parseInput(argumentsInput, fieldEvent.arguments);
  const event = await getEvent(fieldEvent.arguments['eventId']);
  if (event.version !== version) throw new AppError('VERSION_CONFLICT', `The event ${event.id} is at ${event.version}.`);
  const { areas, removed, unknown } = changeServiceAreas(serviceAreasOf(event.serviceAreas), wanted);
  if (unknown.length > 0) throw new AppError('AREA_NOT_FOUND', `The event ${event.id} has no area ${unknown.join(', ')}.`);
  if (removed.length > 0 && (usesAnyOf(await readUse(event.id), removed) || (await hasActiveRequest(event, removed)))) {
    throw inUse(event, removed);
  }

  if (removed.length === 0) await writeEvent(event, { serviceAreas: areas });
  else await writeWithout(event, areas, removed);
  logger.info('Areas saved', { eventId: event.id, version: event.version + 1, sub: organizer.sub });
  return { eventId: event.id, areas, version: event.version + 1 };
};

const inUse = (event: EventRow, removed: readonly string[]): AppError =>
  new AppError('AREA_IN_USE', `Of ${removed.join(', ')} of the event ${event.id}, one is in use.`);

/** Together with the counts of items, so that none comes to an area in the moment in which it goes. */
const writeWithout = async (event: EventRow, areas: ServiceArea[], removed: readonly string[]): Promise<void> => {
  const failed = await transact([
    { Update: versionedUpdate(tables.event, event, { serviceAreas: areas }) },
    removeAreas(event.id, removed),
  ]);
  if (failed.has(0)) throw new AppError('VERSION_CONFLICT', `The event ${event.id} is past ${event.version}.`);
  if (failed.size > 0) throw inUse(event, removed);
};
