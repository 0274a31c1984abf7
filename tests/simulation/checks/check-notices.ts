import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import type { RequestRow } from '../../../amplify/functions/guest-requests/request-rows.ts';
import { noticeIdOf, type NoticeKind } from '../../../lib/domain/notification.ts';
import type { Rush } from '../actors.ts';
import type { Findings } from '../findings.ts';
import type { Stored } from '../stored.ts';
import type { Witness } from '../witness.ts';
import type { RushGuest, World } from '../world.ts';
import { type Move, movesOf } from './check-requests.ts';

const ENDED = ['SENT', 'UNKNOWN', 'FAILED', 'EXPIRED', 'SUPPRESSED'];
const TOPIC = 'staff-topic';

type Expected = { id: string; news: string; isLast: boolean };

/** What each step of a request is news of, if of anything. A fulfilment that was taken back is no claim. */
const kindOf = ({ step }: Move): Exclude<NoticeKind, 'REGISTERED' | 'WAITLISTED' | 'PROMOTED' | 'REGISTRATION_CANCELLED'> | undefined => {
  if (step === 'CREATED') return 'STAFF_ALERT';
  if (step === 'CLAIMED') return 'REQUEST_CLAIMED';
  if (step === 'FULFILLED') return 'REQUEST_FULFILLED';
  return step === 'DECLINED' ? 'REQUEST_DECLINED' : undefined;
};

/** Every message has its row in the ledger, every row its end, and the outbox holds what the ledger says. */
export const checkNotices = async (rush: Rush, stored: Stored, witness: Witness, findings: Findings): Promise<Record<string, number>> => {
  const rows = new Map(stored.notices.map((row) => [row.id, row]));
  const guests = new Map(rush.world.guests.map((guest) => [guest.guestId, guest]));
  const expected = stored.requests.flatMap((request) => expectedOf(rush.world, request, guests.get(request.guestId)));
  for (const { id, news, isLast } of expected) {
    // News that was overtaken before it was planned is told to nobody: but never what still is the case.
    const isExcused = !isLast && witness.overtaken.has(news);
    findings.expect('every change that is to be told has its notice', rows.has(id) || isExcused, () => `${id}, last ${isLast}`);
  }
  const known = new Set(expected.map(({ id }) => id));
  for (const { id } of stored.notices) findings.expect('every notice is of a change', known.has(id), () => id);

  const seats = new Map(stored.requests.map(({ id, location }) => [id, location?.match(/\(seat ([\d-]+)\)/)?.[1] ?? '']));
  const fates: Record<string, number> = {};
  for (const row of stored.notices) {
    const { channel, state } = row;
    fates[`${channel} ${state}`] = (fates[`${channel} ${state}`] ?? 0) + 1;
    findings.expect('every notice has ended', ENDED.includes(state) && row.dueAt === undefined, () => `${row.id} is ${state}`);
    if (channel === 'IN_APP') continue;
    checkFate(row, timesSent(row, seats, witness), findings);
  }
  for (const [id] of [...witness.texts]) findings.expect('every text message is of the ledger', rows.has(id), () => id);
  for (const [key, times] of witness.staffTexts) findings.expect('no staff text message twice', times === 1, () => `${key}: ${times}`);
  for (const stranger of witness.strangers) findings.expect('no message from nowhere', false, () => stranger);
  for (const [reason, times] of witness.leftOut) findings.expect('no notice left out', false, () => `${reason}: ${times}`);
  await checkListing(rush, stored.notices, findings);
  return fates;
};

const expectedOf = ({ eventId, ledgerAlert }: World, request: RequestRow, guest: RushGuest | undefined): Expected[] => {
  const moves = movesOf(request) ?? [];
  return moves.flatMap((move): Expected[] => {
    const kind = kindOf(move);
    if (!kind) return [];
    const shared = { eventId, kind, subjectId: `${request.id}.${move.version}` };
    const of = (personId: string, channel: NoticeRow['channel']): Expected => ({
      id: noticeIdOf({ ...shared, personId, channel }),
      news: `${request.id} ${kind}`,
      isLast: move === moves.at(-1),
    });
    if (kind === 'STAFF_ALERT') {
      const { id, area } = ledgerAlert;
      return [of(TOPIC, 'STAFF_TOPIC'), ...(request.area === area ? [of(id, 'EMAIL')] : [])];
    }
    return [
      of(request.guestId, 'IN_APP'),
      ...(guest?.wantsEmail ? [of(request.guestId, 'EMAIL')] : []),
      ...(guest?.wantsSms ? [of(request.guestId, 'SMS')] : []),
    ];
  });
};

const timesSent = ({ id, channel, subjectId }: NoticeRow, seats: ReadonlyMap<string, string>, witness: Witness): number => {
  if (channel === 'SMS') return witness.texts.get(id) ?? 0;
  if (channel === 'EMAIL') return witness.emails.get(id) ?? 0;
  const requestId = subjectId.slice(0, subjectId.lastIndexOf('.'));
  return witness.publications.get(seats.get(requestId) ?? '') ?? 0;
};

/** A text message and a publication at most once; an e-mail a second time only when nobody knew of the first. */
export const checkFate = (row: NoticeRow, times: number, findings: Findings): void => {
  const { channel, state, attempts } = row;
  const where = () => `${row.id} is ${state} after ${attempts} attempts, sent ${times} times`;
  if (channel === 'EMAIL') findings.expect('an e-mail at most twice', times <= 2 && times <= attempts, where);
  else findings.expect(channel === 'SMS' ? 'no text message twice' : 'no announcement twice', times <= 1, where);
  if (state === 'SENT') findings.expect('what is SENT was sent', times >= 1, where);
  if (state === 'FAILED' || state === 'EXPIRED' || state === 'SUPPRESSED')
    findings.expect('what did not go out says so', times === 0, where);
  if (state === 'UNKNOWN') findings.expect('what is UNKNOWN is listed', row.outcomeShard !== undefined, where);
};

type Page = { items: { id: string }[]; nextToken: string | null };

/** The organizers' list of what nobody knows the fate of is complete. */
const checkListing = async ({ api, world }: Rush, notices: readonly NoticeRow[], findings: Findings): Promise<void> => {
  const listed = new Set<string>();
  let nextToken: string | null = null;
  do {
    const { listNotices }: { listNotices: Page } = await api.query<{ listNotices: Page }>(
      world.organizerToken,
      'query ($eventId: ID!, $nextToken: String) { listNotices(eventId: $eventId, state: UNKNOWN, nextToken: $nextToken) { items { id } nextToken } }',
      { nextToken },
    );
    for (const { id } of listNotices.items) listed.add(id);
    nextToken = listNotices.nextToken;
  } while (nextToken);
  const unknown = notices.filter(({ state }) => state === 'UNKNOWN');
  for (const { id } of unknown) findings.expect('organizers find every UNKNOWN notice', listed.has(id), () => id);
  findings.expect(
    'organizers find no other notice among them',
    listed.size === unknown.length,
    () => `${listed.size} of ${unknown.length}`,
  );
};
