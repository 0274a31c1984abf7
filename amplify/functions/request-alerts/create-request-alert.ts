import { AppError } from '../../../lib/domain/app-error.ts';
import { ALL_AREAS, serviceAreasOf } from '../../../lib/domain/service-area.ts';
import { alertIdOf, endpointKeyOf } from '../../../lib/domain/staff-alert.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { requestAlertInput } from '../../../lib/validation/request-alert.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import { getProfile } from '../people/find-profile.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { addAlert } from './add-alert.ts';
import { type AlertRow, alertView } from './alert-row.ts';
import { refreshAlert } from './refresh-alert.ts';
import { removeAlert } from './remove-alert.ts';
import { settleEndpoint } from './settle-endpoint.ts';
import { isEndpointRefused, isTopicFull } from './staff-topic.ts';

/**
 * Sets up an alert for the caller. Calling again, also after a crash or after the owner of the address unsubscribed, makes
 * it whole and answers the first one. AppErrors: FORBIDDEN, EVENT_NOT_FOUND, INVALID_INPUT, AREA_NOT_FOUND,
 * EMAIL_NOT_VERIFIED, ALERTS_FULL.
 */
export const createRequestAlert = async (fieldEvent: FieldEvent) => {
  const event = await getEventAtDesk(fieldEvent);
  const caller = callerOf(fieldEvent);
  const { area, channel, phone } = parseInput(requestAlertInput, fieldEvent.arguments);
  if (area !== ALL_AREAS && !serviceAreasOf(event.serviceAreas).some(({ id }) => id === area))
    throw new AppError('AREA_NOT_FOUND', `There is no such area at ${event.id}.`);
  const endpoint = phone ?? (await getProfile(caller)).email;

  const now = new Date().toISOString();
  const key = { sub: caller.sub, eventId: event.id, area, channel, endpoint };
  const alert = await addAlert({
    ...key,
    __typename: 'RequestAlert',
    id: alertIdOf(key),
    endpointKey: endpointKeyOf(channel, endpoint),
    createdAt: now,
    updatedAt: now,
  });
  logger.info('Alert', { alert: alert.id, eventId: event.id, area, channel, servedBy: alert.servedBy });
  const endpointRow = await settleOrRemove(alert);
  return alertView(endpointRow ? await refreshAlert(alert, endpointRow) : alert);
};

/** An alert that SNS will never serve is taken back. After any other failure it stays: the next call goes on with it. */
const settleOrRemove = async (alert: AlertRow) => {
  try {
    return await settleEndpoint(alert.endpointKey);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await removeAlert(alert);
    throw refusal;
  }
};

const refusalOf = (error: unknown): AppError | undefined => {
  if (isTopicFull(error)) return new AppError('ALERTS_FULL', 'The topic takes no more subscriptions.', { cause: error });
  if (!isEndpointRefused(error)) return undefined;
  return new AppError('INVALID_INPUT', 'phone', { cause: error, issues: [{ path: 'phone', message: 'No message can be sent to this.' }] });
};
