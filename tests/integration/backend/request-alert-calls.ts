import { callGraphql } from '../../../local/seed/doors.ts';
import { doors } from './backend-calls.ts';

export type StaffAlert = {
  id: string;
  eventId: string;
  area: string;
  channel: 'EMAIL' | 'SMS';
  endpoint: string;
  state: 'PENDING' | 'ACTIVE';
  createdAt: string;
};

const ALERT = 'id eventId area channel endpoint state createdAt';

/** One operation with its one field. Rejects with the message, which starts with the code. */
const send = async <Answer>(token: string, operation: string, variables: Record<string, unknown>): Promise<Answer> =>
  Object.values(await callGraphql<Record<string, Answer>>(doors(), token, operation, variables))[0] as Answer;

type AlertInput = { area?: string; channel?: 'EMAIL' | 'SMS'; phone?: string | null };

/** An alert for all areas by e-mail unless told otherwise. */
export const createAlert = (
  token: string,
  eventId: string,
  { area = '*', channel = 'EMAIL', phone }: AlertInput = {},
): Promise<StaffAlert> =>
  send(
    token,
    `mutation ($eventId: ID!, $area: String!, $channel: AlertChannel!, $phone: String) {
      createRequestAlert(eventId: $eventId, area: $area, channel: $channel, phone: $phone) { ${ALERT} }
    }`,
    { eventId, area, channel, phone },
  );

export const deleteAlert = (token: string, { eventId, id }: Pick<StaffAlert, 'eventId' | 'id'>): Promise<StaffAlert> =>
  send(token, `mutation ($eventId: ID!, $id: ID!) { deleteRequestAlert(eventId: $eventId, id: $id) { ${ALERT} } }`, { eventId, id });

export const myAlerts = (token: string, eventId: string): Promise<StaffAlert[]> =>
  send(token, `query ($eventId: ID!) { listMyRequestAlerts(eventId: $eventId) { ${ALERT} } }`, { eventId });

let numbers = 0;
const run = String(Math.floor(Math.random() * 10_000)).padStart(4, '0');

/** A phone number that no other test of this run uses. */
export const freshPhone = (): string => {
  numbers += 1;
  return `+3519${run}${String(numbers).padStart(4, '0')}`;
};
