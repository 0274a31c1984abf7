import { AppError } from '../../../lib/domain/app-error.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { type AlertRow, alertView, findAlert } from './alert-row.ts';
import { findDeletedAlert, removeAlert } from './remove-alert.ts';

const ALERT_ID = /^[A-Z2-7]{24}$/;

/**
 * Deletes one of the caller's own alerts, also after they stopped working for the event; deleting it again answers the
 * same. AppErrors: FORBIDDEN for callers who neither own it nor work for the event, ALERT_NOT_FOUND.
 */
export const deleteRequestAlert = async (fieldEvent: FieldEvent) => {
  const { sub } = callerOf(fieldEvent);
  const { id, eventId } = fieldEvent.arguments;
  const alert = await findOwnAlert(String(id), sub);
  if (alert?.eventId !== eventId || !alert) {
    await getEventAtDesk(fieldEvent);
    throw new AppError('ALERT_NOT_FOUND', 'The caller has no such alert.');
  }
  await removeAlert(alert);
  logger.info('Alert deleted', { alert: alert.id, eventId });
  return alertView(alert);
};

const findOwnAlert = async (id: string, sub: string): Promise<AlertRow | undefined> => {
  if (!ALERT_ID.test(id)) return undefined;
  const alert = (await findAlert(id)) ?? (await findDeletedAlert(id));
  return alert?.sub === sub ? alert : undefined;
};
