import { beforeAll, afterEach, describe, expect, it } from 'vitest';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import type { Providers } from '../../../amplify/functions/notices/providers.ts';
import { sendDispatch } from '../../../amplify/functions/notices/send-dispatch.ts';
import { sweepDueNotices } from '../../../amplify/functions/notices/sweep-due-notices.ts';
import { sweepDueSessions } from '../../../amplify/functions/sweep-sessions/sweep-due-sessions.ts';
import { admit } from '../../../amplify/functions/reservations/reservation-steps.ts';
import { seeded } from '../../simulation/seeded.ts';
import {
  callsInLedger,
  dispatchesOf,
  guestsOf,
  look,
  newSession,
  openCallUpWorkshop,
  patchSession,
  putReservation,
  readReservations,
  readSession,
  retire,
  type Reserved,
  statesOf,
  takenSeats,
} from './call-up-workshop.ts';
import { hasDied, injectFaults, ProcessDied, serviceError, watchedProviders } from './sender-faults.ts';
import { readNotice, received } from './sender-workshop.ts';

const MINUTE_MS = 60_000;
/** More than one transaction holds. */
const GUESTS = 27;

let providers: Providers;

beforeAll(async () => {
  await openCallUpWorkshop();
  providers = await watchedProviders();
});

afterEach(() => injectFaults());

const at = (minutes: number) => () => new Date(Date.now() + minutes * MINUTE_MS);

/** One run of the sweep as a process that may die: its death is no failure of the test. */
const sweep = async (minutes = 0): Promise<void> => {
  try {
    await sweepDueSessions({ now: at(minutes), mayGoOn: () => true });
  } catch (error) {
    if (!(error instanceof ProcessDied)) throw error;
  }
};

/** Everyone was called by exactly one step, and the ledger has exactly the messages of that step. */
const expectCalledOnce = async (guests: readonly Reserved[], where: string): Promise<void> => {
  const rows = await readReservations(guests);
  expect(
    rows.map(({ state, version }) => `${state} ${version}`),
    where,
  ).toEqual(guests.map(() => 'CALLED 2'));
  const ledger = await callsInLedger(guests);
  expect(
    ledger.map((calls) => calls.map(({ channel }) => channel)),
    where,
  ).toEqual(guests.map(() => ['EMAIL', 'IN_APP', 'SMS']));
  for (const [index, calls] of ledger.entries()) {
    for (const { facts } of calls) expect(facts, where).toMatchObject({ reservationVersion: 2, comeBy: rows[index]?.comeBy });
  }
};

/** After any death: who is called is in the ledger, and who is not called is not. */
const expectBothOrNeither = async (guests: readonly Reserved[], where: string): Promise<void> => {
  const [states, ledger] = [await statesOf(guests), await callsInLedger(guests)];
  expect(
    ledger.map((calls) => calls.length),
    where,
  ).toEqual(states.map((state) => (state === 'CALLED' ? 3 : 0)));
};

describe('A sweep that dies', () => {
  it('at any call has everyone called once by the next ones, with the ledger complete', { timeout: 600_000 }, async () => {
    let points = 0;
    for (let point = 0; ; point++) {
      const session = await newSession({ startsIn: 18 });
      const guests = await guestsOf(session, GUESTS);
      let seen = 0;
      injectFaults(() => (seen++ === point ? 'DIE' : undefined));
      await sweep();
      const died = hasDied();
      injectFaults();
      const where = `died at ${point}`;
      await expectBothOrNeither(guests, where);
      // The next run comes at once, or so late that the wave is not gone on with.
      await sweep(point % 2 === 0 ? 0.02 : 3);
      await expectCalledOnce(guests, where);
      await retire(session);
      if (!died) break;
      points += 1;
    }
    // Four shards, the session, three reads of how it stands, the wave, the event, places, guests, two transactions, two
    // dispatches, the end of the wave: each before and after.
    expect(points).toBeGreaterThanOrEqual(30);
  });

  it('or is refused by the database at any call does no more harm', { timeout: 600_000 }, async () => {
    for (let point = 0; ; point += 3) {
      const session = await newSession({ startsIn: 18 });
      const guests = await guestsOf(session, GUESTS);
      let [seen, met] = [0, false];
      injectFaults(() => {
        if (seen++ !== point) return undefined;
        met = true;
        return serviceError('InternalServerError', 500);
      });
      try {
        await sweep();
      } catch {
        // A query of the index that fails ends the whole run, as in the function: the next one comes in a minute.
        expect(met).toBe(true);
      }
      injectFaults();
      await expectBothOrNeither(guests, `refused at ${point}`);
      await sweep(0.02);
      await expectCalledOnce(guests, `refused at ${point}`);
      await retire(session);
      if (!met) break;
    }
  });

  it('while seats are given away leaves no seat lost and none given twice', { timeout: 600_000 }, async () => {
    for (let point = 0; ; point += 2) {
      const session = await newSession({ startsIn: 12, capacity: 6 });
      const guests = await guestsOf(session, 6);
      const line = await guestsOf(session, 7, { isWaitlisted: true });
      await look(session);
      const [first] = await readReservations(guests);
      await putReservation(
        admit(first!, { scan: { scanId: 'scan', gate: 'Door', by: 'staff', at: session.createdAt }, now: new Date() }).row,
      );
      // It starts sooner: promotions go by the real clock, so the release must, too.
      await patchSession(session.id, { startsAt: at(9.9)().toISOString(), callUpDueAt: at(-0.1)().toISOString() });
      let seen = 0;
      injectFaults(() => (seen++ === point ? 'DIE' : undefined));
      await sweep();
      const died = hasDied();
      injectFaults();
      await sweep();
      const where = `died at ${point}`;
      expect(await statesOf(guests), where).toEqual(['ADMITTED', ...Array<string>(5).fill('FORFEITED')]);
      expect(await statesOf(line), where).toEqual([...Array<string>(5).fill('CALLED'), 'WAITLISTED', 'WAITLISTED']);
      expect(await takenSeats(session), where).toBe(6);
      expect((await readSession(session.id)).callUpShard, where).toBeUndefined();
      if (!died) break;
    }
  });
});

describe('Together with the sender', () => {
  it.each([1, 2])(
    'which dies too, seed %i: nobody is texted twice or e-mailed more than twice, and nobody is silently missed',
    { timeout: 300_000 },
    async (seed) => {
      const random = seeded(seed);
      const session = await newSession({ startsIn: 18 });
      const guests = await guestsOf(session, GUESTS);
      for (let run = 0; run < 6; run++) {
        injectFaults(() => (random() < 0.04 ? 'DIE' : undefined));
        await sweep(run / 100);
        await inProcess(async () => {
          for (const dispatch of await dispatchesOf(session)) await sendDispatch(dispatch, { providers });
        });
      }
      injectFaults();
      await sweep(0.2);
      await expectCalledOnce(guests, `seed ${seed}`);
      // What no dispatch brought, and what dead senders left: their leases end, and the notices' own sweep comes by.
      for (const minutes of [3, 7]) await sweepDueNotices({ providers, now: at(minutes), mayGoOn: () => true });
      const ledger = await callsInLedger(guests);
      for (const [index, calls] of ledger.entries()) for (const row of calls) await expectFate(row, guests[index]!);
      expect(ledger.flat().filter(({ state }) => state === 'SENT').length).toBeGreaterThan(GUESTS);
    },
  );
});

const inProcess = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProcessDied)) throw error;
  }
};

/** In the app at once; elsewhere sent, or listed with why nobody can say that it was. */
const expectFate = async ({ id, channel }: NoticeRow, { email, phone }: Reserved): Promise<void> => {
  const { state } = await readNotice(id);
  if (channel === 'IN_APP') return expect(state).toBe('SENT');
  const count = await received(channel === 'SMS' ? phone : email, channel as 'EMAIL' | 'SMS');
  const where = `${channel} ${state}, received ${count}`;
  expect(count, where).toBeLessThanOrEqual(channel === 'SMS' ? 1 : 2);
  expect(['SENT', 'UNKNOWN'], where).toContain(state);
  if (state === 'SENT') expect(count, where).toBeGreaterThanOrEqual(1);
};
