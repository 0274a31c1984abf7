import { MAX_UNCERTAIN, type NoticeOutcome, type NoticeState, retryAt } from '../../../lib/domain/notification.ts';
import { logger } from '../runtime/logger.ts';
import { composeNotice, type Message } from './compose-notice.ts';
import type { Delivery } from './delivery.ts';
import { judgeNotice, type Target } from './judge-notice.ts';
import { claimNotice, postponeNotice, settleNotice } from './ledger.ts';
import type { NoticeRow } from './notice-row.ts';
import { writeOptOut } from './opt-outs.ts';
import type { Providers } from './providers.ts';
import { readSurroundings, type Surroundings } from './read-surroundings.ts';

/** A notice that this sender has taken, ready to go. */
type Claim = { row: NoticeRow; to: string; message: Message };

/** `now` is asked again at every step: a batch may take a while. */
export type SendOptions = { providers: Providers; now?: () => Date };

/**
 * Sends notices that are due, or settles them: too late, overtaken, not wanted, begun as often as their channel allows.
 * Safe to call for the same rows any number of times at once: whoever claims a notice sends it.
 * @returns why, of the notices whose ledger rows could not be written. They are due again later.
 */
export const sendNotices = async (
  rows: readonly NoticeRow[],
  { providers, now = () => new Date() }: SendOptions,
): Promise<Map<string, Error>> => {
  const failures = new Map<string, Error>();
  const guarded = async <Result>({ id }: NoticeRow, work: Promise<Result>): Promise<Result | undefined> => {
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
  const claims = await Promise.all(rows.map((row) => guarded(row, takeIfDue(row, around, now))));
  const sent = await deliver(
    claims.filter((claim) => claim !== undefined),
    providers,
    now(),
  );
  await Promise.all(sent.map(({ claim, delivery }) => guarded(claim.row, record(claim, delivery, now()))));
  return failures;
};

const takeIfDue = async (row: NoticeRow, around: Surroundings, now: () => Date): Promise<Claim | undefined> => {
  const verdict = judgeNotice(row, around, now());
  if (verdict.act === 'SETTLE') await close(row, verdict.state, verdict.reason, now());
  if (verdict.act === 'WAIT') await postponeNotice(row, { ...verdict, until: atLatestWhenUseless(row, verdict.until) });
  if (verdict.act !== 'SEND') return undefined;
  const { target } = verdict;
  const message = await composeOrEnd(row, target, now);
  // As late as can be: a sender that dies before this has certainly sent nothing.
  const claimed = message && (await claimNotice(row, now()));
  return claimed && { row: claimed, to: target.to, message };
};

/** What cannot be put into words never can be: it must not come back every minute. */
const composeOrEnd = async (row: NoticeRow, target: Target, now: () => Date): Promise<Message | undefined> => {
  try {
    return await composeNotice(row, target);
  } catch (error) {
    logger.error('Notice cannot be composed', { notice: row.id, error: error instanceof Error ? error : new Error(String(error)) });
    await close(row, row.uncertain > 0 ? 'UNKNOWN' : 'FAILED', 'CANNOT_BE_COMPOSED', now());
    return undefined;
  }
};

const deliver = async (claims: readonly Claim[], providers: Providers, now: Date): Promise<{ claim: Claim; delivery: Delivery }[]> => {
  const texts = claims.flatMap(({ row, to, message }) =>
    message.channel === 'SMS'
      ? [{ to, body: message.body, noticeId: row.id, usefulSeconds: (Date.parse(row.useBefore) - now.getTime()) / 1000 }]
      : [],
  );
  const texted = texts.length > 0 ? providers.sendTexts(texts) : Promise.resolve([]);
  const mailed = Promise.all(
    claims.map(({ row, to, message }) =>
      message.channel === 'EMAIL' ? providers.sendEmail({ to, message: message.raw, noticeId: row.id }) : undefined,
    ),
  );
  const [textDeliveries, emailDeliveries] = await Promise.all([texted, mailed]);
  const ofText = new Map(texts.map(({ noticeId }, index) => [noticeId, textDeliveries[index]]));
  return claims.map((claim, index) => ({
    claim,
    delivery: emailDeliveries[index] ?? ofText.get(claim.row.id) ?? { status: 'UNKNOWN', reason: 'NO_RESULT' },
  }));
};

/** Writes down what the provider said. If an earlier call may have sent the message, nobody can say that it was not. */
const record = async ({ row, to }: Claim, delivery: Delivery, now: Date): Promise<void> => {
  const notSent = (state: 'FAILED' | 'SUPPRESSED'): 'FAILED' | 'SUPPRESSED' | 'UNKNOWN' => (row.uncertain > 1 ? 'UNKNOWN' : state);
  switch (delivery.status) {
    case 'SENT':
      await settleNotice(row, { state: 'SENT', providerId: delivery.providerId }, now);
      return log(row, 'SENT', delivery.providerId);
    case 'OPTED_OUT':
      await writeOptOut(to, delivery.reason, now);
      return close(row, notSent('SUPPRESSED'), 'OPTED_OUT', now);
    case 'REFUSED':
      return close(row, notSent('FAILED'), delivery.reason, now);
    case 'RETRY':
      return tryAgain(row, { reason: delivery.reason, otherwise: notSent('FAILED'), wasSent: false }, now);
    case 'UNKNOWN':
      if (row.uncertain >= MAX_UNCERTAIN[row.channel]) return close(row, 'UNKNOWN', delivery.reason, now);
      return tryAgain(row, { reason: delivery.reason, otherwise: 'UNKNOWN', wasSent: true }, now);
  }
};

type Again = { reason: string; otherwise: 'FAILED' | 'SUPPRESSED' | 'UNKNOWN'; wasSent: boolean };

const tryAgain = async (row: NoticeRow, { reason, otherwise, wasSent }: Again, now: Date): Promise<void> => {
  const until = retryAt({ attempts: row.attempts, now, random: Math.random() });
  if (!until) return close(row, otherwise, reason, now);
  await postponeNotice(row, { until: atLatestWhenUseless(row, until), reason, wasSent });
  log(row, 'PENDING', reason);
};

/** So that what will have expired by then is settled on time. */
const atLatestWhenUseless = ({ useBefore }: NoticeRow, until: Date): Date => new Date(Math.min(until.getTime(), Date.parse(useBefore)));

const close = async (row: NoticeRow, state: NoticeOutcome, reason: string, now: Date): Promise<void> => {
  if (await settleNotice(row, { state, reason }, now)) log(row, state, reason);
};

const log = ({ id, attempts }: NoticeRow, state: NoticeState, detail: string): void =>
  logger.info('Notice', { notice: id, state, detail, attempts });
