import { environment } from '../runtime/environment.ts';
import { logger } from '../runtime/logger.ts';
import { findEvent, findGuest } from '../runtime/rows.ts';
import type { Delivery } from './delivery.ts';
import { type GuestChange, isCurrent } from './guest-change.ts';
import { type Channel, claimNotice, closeNotice, noticeKey, reopenNotice } from './notice-ledger.ts';
import { type Notice, noticeText } from './notice-text.ts';
import { sendEmail } from './send-email.ts';
import { createSmsSender } from './sms/create-sms-sender.ts';

const sendSms = createSmsSender(process.env);

/**
 * Tells a guest of a change: by e-mail always, as the ticket comes with it, and by text message if they want. Each channel
 * has its own notice in the ledger, so that a failing one is tried again without the other. Rejects when the record should
 * come again.
 */
export const notifyGuest = async (change: GuestChange): Promise<void> => {
  const [guest, event] = await Promise.all([findGuest(change.guestId), findEvent(change.eventId)]);
  if (!guest || !event || !isCurrent(change, guest)) {
    logger.info('Overtaken', { ...change });
    return;
  }
  const notice: Notice = { kind: change.kind, guest, event, siteUrl: environment('USHER_SITE_URL') };
  const { phone } = guest;
  const results = await Promise.allSettled([
    deliver(change, 'EMAIL', () => sendEmail(notice)),
    ...(guest.notifyBySms && phone
      ? [deliver(change, 'SMS', (noticeId) => sendSms({ to: phone, body: noticeText(notice).sms, noticeId }))]
      : []),
  ]);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
};

/** Notices that this instance is sending: a batch may hold one change twice, and its records are dealt with together. */
const underWay = new Map<string, Promise<void>>();

const deliver = (change: GuestChange, channel: Channel, send: (noticeId: string) => Promise<Delivery>): Promise<void> => {
  const key = noticeKey(change, channel);
  const sending = underWay.get(key) ?? sendOnce({ key, channel, send }).finally(() => underWay.delete(key));
  underWay.set(key, sending);
  return sending;
};

const sendOnce = async ({
  key,
  channel,
  send,
}: {
  key: string;
  channel: Channel;
  send: (noticeId: string) => Promise<Delivery>;
}): Promise<void> => {
  if (!(await claimNotice(key, channel, new Date()))) return;

  const delivery = await send(key);
  logger.info('Notice', { notice: key, ...delivery });
  if (delivery.status === 'RETRY') {
    await reopenNotice(key);
    throw new Error(`The ${channel} provider asked to wait: ${delivery.reason}.`);
  }
  const outcome =
    delivery.status === 'SENT'
      ? { state: 'SENT' as const, providerId: delivery.providerId }
      : { state: 'REFUSED' as const, reason: delivery.reason };
  await closeNotice(key, outcome, new Date());
};
