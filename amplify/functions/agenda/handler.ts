import { fieldHandler } from '../runtime/field-handler.ts';
import { getAgendaSession } from './get-agenda-session.ts';
import { getAgenda } from './get-agenda.ts';
import { getPublishedEvent } from './get-published-event.ts';
import { listPublishedEvents } from './list-published-events.ts';

export const handler = fieldHandler({ getPublishedEvent, listPublishedEvents, getAgenda, getAgendaSession });
