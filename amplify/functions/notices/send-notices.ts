import { PATIENCE_MS, slotAt } from '../../../lib/domain/send-rate.ts';
import { logger } from '../runtime/logger.ts';
import { composeNotice, type Message } from './compose-notice.ts';
import type { Delivery } from './delivery.ts';
import { judgeNotice, type Target } from './judge-notice.ts';
import { claimNotice } from './ledger.ts';
import type { NoticeRow } from './notice-row.ts';
import type { Providers } from './providers.ts';
import { type SentChannel, takeSlotsOf } from './rate-limit.ts';
import { readSurroundings, type Surroundings } from './read-surroundings.ts';
import { closeNotice, recordOutcome, waitUntil } from './record-outcome.ts';

/** A notice that may go out, and how. */
type Ready = { row: NoticeRow; to: string; message: Message };

export type SendOptions = {
  providers: Providers;
  /** Asked again at every step: a batch may take a while. */
  now?: () => Date;
  /** How long it may wait for its turn with a provider, in milliseconds. What cannot go out by then is due again later. */
  patienceMs?: () => number;
};

/** Does the work of one notice; when that fails, the notice is noted and the others go on. */
type Guarded = <Result>(row: NoticeRow, work: Promise<Result>) => Promise<Result | undefined>;
type Context = Required<SendOptions> & { guarded: Guarded };

/**
 * Sends notices that are due, or settles them: too late, overtaken, not wanted, begun as often as their channel allows.
 * Keeps to the provider's rate, which all senders share. Safe to call for the same rows any number of times at once:
 * whoever claims a notice sends it.
 * @param rows - a hundred or so: their messages are held in memory.
 * @returns why, of the notices whose ledger rows could not be written. They are due again later.
 */
export const sendNotices = async (
  rows: readonly NoticeRow[],
  { providers, now = () => new Date(), patienceMs = () => PATIENCE_MS.newcomer }: SendOptions,
): Promise<Map<string, Error>> => {
  const failures = new Map<string, Error>();
  const guarded: Guarded = async ({ id }, work) => {
    try {
      return await work;
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      logger.error('Notice failed', { notice: id, error: failure });
      failures.set(id, failure);
      return undefined;
    }
  };
  const around = await readSurroundings(rows, now());
  const prepared = await Promise.all(rows.map((row) => guarded(row, prepareIfDue(row, around, now))));
  const ready = prepared.filter((one) => one !== undefined);
  const context = { providers, now, patienceMs, guarded };
  const of = (channel: SentChannel) => ready.filter(({ message }) => message.channel === channel);
  await Promise.all([sendAtRate('EMAIL', of('EMAIL'), context), sendAtRate('SMS', of('SMS'), context)]);
  return failures;
};

const prepareIfDue = async (row: NoticeRow, around: Surroundings, now: () => Date): Promise<Ready | undefined> => {
  const verdict = judgeNotice(row, around, now());
  if (verdict.act === 'SETTLE') await closeNotice(row, verdict.state, verdict.reason, now());
  if (verdict.act === 'WAIT') await waitUntil(row, verdict);
  if (verdict.act !== 'SEND') return undefined;
  const { target } = verdict;
  const message = await composeOrEnd(row, target, now);
  return message && { row, to: target.to, message };
};

/** What cannot be put into words never can be: it must not come back every minute. */
const composeOrEnd = async (row: NoticeRow, target: Target, now: () => Date): Promise<Message | undefined> => {
  try {
    return await composeNotice(row, target, now());
  } catch (error) {
    logger.error('Notice cannot be composed', { notice: row.id, error: error instanceof Error ? error : new Error(String(error)) });
    await closeNotice(row, row.uncertain > 0 ? 'UNKNOWN' : 'FAILED', 'CANNOT_BE_COMPOSED', now());
    return undefined;
  }
};

const sendAtRate = async (channel: SentChannel, ready: readonly Ready[], context: Context): Promise<void> => {
  if (ready.length === 0) return;
  const { providers, now, patienceMs, guarded } = context;
  const rate = providers.rates[channel];
  const taking = takeSlotsOf(channel, { rate, messages: ready.length, patienceMs: patienceMs(), now });
  const slots = await Promise.all(ready.map(({ row }) => guarded(row, taking))).then(([first]) => first);
  if (!slots) return;
  // What waits for its turn already keeps its place: the sweep takes the oldest first.
  const newlyLeft = ready.slice(slots.granted).filter(({ row }) => row.reason !== 'RATE');
  const left = newlyLeft.map(({ row }, index) => {
    const until = new Date(slotAt(slots.freeAt, index, rate));
    // It is as uncertain as before: nothing was called.
    return guarded(row, waitUntil(row, { until, reason: 'RATE', wasSent: true }));
  });
  const calls: Promise<void>[] = [];
  for (let index = 0; index < slots.granted; index += rate.atOnce) {
    const call = ready.slice(index, Math.min(slots.granted, index + rate.atOnce));
    calls.push(sendCallAt(slotAt(slots.startsAt, index, rate), call, context));
  }
  if (slots.granted < ready.length) {
    logger.info('Rate reached', { channel, granted: slots.granted, left: ready.length - slots.granted, freeAt: new Date(slots.freeAt) });
  }
  await Promise.all([...left, ...calls]);
};

/** One call to the provider, when it is its turn; every message has its own outcome. */
const sendCallAt = async (slot: number, ready: readonly Ready[], { providers, now, guarded }: Context): Promise<void> => {
  await untilMoment(slot, now);
  const claims = await Promise.all(ready.map((one) => guarded(one.row, claimIfOfUse(one, now))));
  const claimed = claims.filter((claim) => claim !== undefined);
  const deliveries = claimed.length > 0 ? await deliver(claimed, providers, now()) : [];
  await Promise.all(
    claimed.map((claim, index) =>
      guarded(claim.row, recordOutcome(claim, deliveries[index] ?? { status: 'UNKNOWN', reason: 'NO_RESULT' }, now())),
    ),
  );
};

const untilMoment = async (moment: number, now: () => Date): Promise<void> => {
  const wait = moment - now().getTime();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
};

/** As late as can be: a sender that dies before this has certainly sent nothing. */
const claimIfOfUse = async ({ row, to, message }: Ready, now: () => Date): Promise<Ready | undefined> => {
  if (row.useBefore <= now().toISOString()) {
    await closeNotice(row, row.uncertain > 0 ? 'UNKNOWN' : 'EXPIRED', 'TOO_LATE', now());
    return undefined;
  }
  const claimed = await claimNotice(row, now());
  return claimed && { row: claimed, to, message };
};

/** All of one channel. */
const deliver = (claims: readonly Ready[], providers: Providers, now: Date): Promise<Delivery[]> => {
  const texts = claims.flatMap(({ row, to, message }) =>
    message.channel === 'SMS'
      ? [{ to, body: message.body, noticeId: row.id, usefulSeconds: (Date.parse(row.useBefore) - now.getTime()) / 1000 }]
      : [],
  );
  if (texts.length > 0) return providers.sendTexts(texts);
  return Promise.all(
    claims.flatMap(({ row, to, message }) =>
      message.channel === 'EMAIL' ? [providers.sendEmail({ to, message: message.raw, noticeId: row.id })] : [],
    ),
  );
};
