import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { getEvent, managedEvent } from './event-view.ts';
import { organizerOf } from './organizer.ts';
import { writeEvent } from './write-event.ts';

const argumentsInput = z.object({ published: z.boolean() });
const MAX_ATTEMPTS = 3;

/** Publishes a draft or takes it back. Doing it again changes nothing. Guests who are registered stay so. */
export const publishEvent = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { published } = parseInput(argumentsInput, fieldEvent.arguments);
  const state = published ? 'PUBLISHED' : 'DRAFT';
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const event = await getEvent(fieldEvent.arguments['eventId']);
    if (event.state === state) return managedEvent(event);
    if (event.state === 'CANCELLED') throw new AppError('CONFLICT', `The event ${event.id} was cancelled.`);
    const changed = await writeUnlessChanged(event, state);
    if (!changed) continue;
    logger.info('Event published', { eventId: changed.id, state, sub: organizer.sub });
    return managedEvent(changed);
  }
  throw new AppError('CONFLICT', 'The event kept changing.');
};

const writeUnlessChanged = async (event: Awaited<ReturnType<typeof getEvent>>, state: 'PUBLISHED' | 'DRAFT') => {
  try {
    return await writeEvent(event, { state });
  } catch (error) {
    // Someone edited the event between our read and our write: what they changed does not matter here.
    if (error instanceof AppError && error.code === 'VERSION_CONFLICT') return undefined;
    throw error;
  }
};
