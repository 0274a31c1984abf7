import type { Schema } from '../../data/schema.ts';
import { sessionIdInput } from '../../../lib/validation/session.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { findSession } from '../runtime/rows.ts';
import { findPublishedEvent } from './get-published-event.ts';

type Details = Schema['AgendaSessionDetails']['type'];

/** What the agenda leaves out; null where there is no such session of a published event. */
export const getAgendaSession = async (event: FieldEvent): Promise<Details | null> => {
  const id = sessionIdInput.safeParse(event.arguments['sessionId']);
  const published = id.success ? await findPublishedEvent(event.arguments['eventId']) : undefined;
  const session = published && id.success ? await findSession(id.data) : undefined;
  if (!session || session.eventId !== published?.id) return null;
  const { eventId, abstract, cancelReason, queueLeadMinutes, releaseMinutes } = session;
  return { id: session.id, eventId, abstract, cancelReason, queueLeadMinutes, releaseMinutes };
};
