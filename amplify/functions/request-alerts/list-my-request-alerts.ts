import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { type AlertRow, alertsOfPerson, alertView } from './alert-row.ts';
import { findEndpoint } from './endpoint-row.ts';
import { refreshAlert } from './refresh-alert.ts';

/** The caller's alerts at the event, oldest first, each in the state that SNS gives it now. AppErrors: FORBIDDEN, EVENT_NOT_FOUND. */
export const listMyRequestAlerts = async (fieldEvent: FieldEvent) => {
  const { id: eventId } = await getEventAtDesk(fieldEvent);
  const alerts = await alertsOfPerson(callerOf(fieldEvent).sub, eventId);
  const current = await Promise.all(alerts.map(refresh));
  return current.sort((a, b) => a.createdAt.localeCompare(b.createdAt)).map(alertView);
};

const refresh = async (alert: AlertRow): Promise<AlertRow> => {
  // Nothing confirms a text message, and nothing needs to confirm what goes through the ledger.
  if (alert.channel === 'SMS' || alert.servedBy === 'LEDGER') return alert;
  const endpoint = await findEndpoint(alert.endpointKey);
  return endpoint ? refreshAlert(alert, endpoint) : alert;
};
