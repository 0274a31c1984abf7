import { MAX_UNCERTAIN, type NoticeOutcome, type NoticeState, retryAt } from '../../../lib/domain/notification.ts';
import { logger } from '../runtime/logger.ts';
import type { Delivery } from './delivery.ts';
import { postponeNotice, settleNotice } from './ledger.ts';
import type { NoticeRow } from './notice-row.ts';
import { writeOptOut } from './opt-outs.ts';

/** Writes down what the provider said. If an earlier call may have sent the message, nobody can say that it was not. */
export const recordOutcome = async ({ row, to }: { row: NoticeRow; to: string }, delivery: Delivery, now: Date): Promise<void> => {
  const notSent = (state: 'FAILED' | 'SUPPRESSED'): 'FAILED' | 'SUPPRESSED' | 'UNKNOWN' => (row.uncertain > 1 ? 'UNKNOWN' : state);
  switch (delivery.status) {
    case 'SENT':
      await settleNotice(row, { state: 'SENT', providerId: delivery.providerId }, now);
      return log(row, 'SENT', delivery.providerId);
    case 'OPTED_OUT':
      await writeOptOut({ channel: 'SMS', address: to, reason: delivery.reason }, now);
      return closeNotice(row, notSent('SUPPRESSED'), 'OPTED_OUT', now);
    case 'REFUSED':
      return closeNotice(row, notSent('FAILED'), delivery.reason, now);
    case 'RETRY':
      return tryAgain(row, { reason: delivery.reason, otherwise: notSent('FAILED'), wasSent: false }, now);
    case 'UNKNOWN':
      if (row.uncertain >= MAX_UNCERTAIN[row.channel]) return closeNotice(row, 'UNKNOWN', delivery.reason, now);
      return tryAgain(row, { reason: delivery.reason, otherwise: 'UNKNOWN', wasSent: true }, now);
  }
};

type Again = { reason: string; otherwise: 'FAILED' | 'SUPPRESSED' | 'UNKNOWN'; wasSent: boolean };

const tryAgain = async (row: NoticeRow, { reason, otherwise, wasSent }: Again, now: Date): Promise<void> => {
  const until = retryAt({ attempts: row.attempts, now, random: Math.random() });
  if (!until) return closeNotice(row, otherwise, reason, now);
  await waitUntil(row, { until, reason, wasSent });
  log(row, 'PENDING', reason);
};

/**
 * Back to waiting, but not for longer than the notice is of use: what will have expired by then is settled on time.
 * @param wasSent - true when nobody knows whether the last call sent it.
 */
export const waitUntil = (
  row: NoticeRow,
  { until, reason, wasSent }: { until: Date; reason: string; wasSent?: boolean },
): Promise<boolean> => {
  const latest = new Date(Math.min(until.getTime(), Date.parse(row.useBefore)));
  return postponeNotice(row, { until: latest, reason, ...(wasSent !== undefined && { wasSent }) });
};

/** The end of a notice that did not reach its person, as far as anyone knows. */
export const closeNotice = async (row: NoticeRow, state: NoticeOutcome, reason: string, now: Date): Promise<void> => {
  if (await settleNotice(row, { state, reason }, now)) log(row, state, reason);
};

const log = ({ id, attempts }: NoticeRow, state: NoticeState, detail: string): void =>
  logger.info('Notice', { notice: id, state, detail, attempts });
