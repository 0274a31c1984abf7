import { useBeforeOf } from '../../../lib/domain/notification.ts';
import { settleNotice } from '../notices/ledger.ts';
import { planNotices } from '../notices/plan-notices.ts';
import { beginTopicNotice, closeTopicNotice, failTopicNotice, reopenTopicNotice } from '../notices/topic-notice.ts';
import type { RequestImage } from '../request-stream/request-change.ts';
import { environment } from '../runtime/environment.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, findEvent } from '../runtime/rows.ts';
import { announcementOf } from './announcement.ts';
import type { LedgerAlerts } from './ledger-alerts.ts';
import { publishAnnouncement } from './publish-announcement.ts';

/**
 * Tells staff without a screen of a new request: through the topic, and through the ledger those whom the topic has no room
 * for. Each is done once however often it is called. Rejects when the record should come again.
 */
export const tellStaff = async (request: RequestImage, alerts: LedgerAlerts, now = new Date()): Promise<void> => {
  const event = await findEvent(request.eventId);
  if (!event) {
    logger.info('Not announced', { request: request.id, reason: 'no event' });
    return;
  }
  await publishOnce(request, event, now);
  for await (const page of alerts(request)) {
    await planNotices(
      page.map(({ id }) => ({ kind: 'STAFF_ALERT', eventId: request.eventId, alertId: id, request })),
      now,
    );
  }
};

const publishOnce = async (request: RequestImage, event: EventRow, now: Date): Promise<void> => {
  const notice = await beginTopicNotice({ event, request }, now);
  if (!notice) return;
  const useBefore = useBeforeOf({ kind: 'STAFF_ALERT', channel: 'STAFF_TOPIC', createdAt: new Date(request.createdAt) });
  if (useBefore <= now.toISOString()) {
    await settleNotice(notice, { state: 'EXPIRED', reason: 'TOO_LATE' }, now);
    return;
  }
  const delivery = await publishAnnouncement(announcementOf(request, event, environment('USHER_SITE_URL')));
  logger.info('Announced', { request: request.id, ...delivery });
  switch (delivery.status) {
    case 'SENT':
      await closeTopicNotice(notice, delivery.providerId, now);
      return;
    case 'RETRY':
      await reopenTopicNotice(notice, delivery.reason);
      throw new Error(`SNS asked to wait: ${delivery.reason}.`);
    case 'REFUSED':
    case 'OPTED_OUT':
      await failTopicNotice(notice, delivery.reason, now);
      return;
    case 'UNKNOWN':
      // It may have been published, and is not again: the ledger lists it when its lease ends.
      return;
  }
};
