import { comeByOf, waveSize } from '../../../lib/domain/call-up.ts';
import { placeKeyOf } from '../../../lib/domain/reservation.ts';
import { doorPerMinute } from '../../../lib/domain/room-count.ts';
import { readRoom } from '../session-door/room-counter.ts';
import { type CallUpSession, type Wave, writeCallUp } from './call-up-row.ts';
import { countPlaces } from './count-places.ts';
import { inCallOrder } from './in-call-order.ts';

/** Sorts after every guest's id. */
const LAST_GUEST = '~';

/** Nobody is left for a next wave but newcomers. */
export const isForEveryone = ({ upTo }: Wave): boolean => upTo.endsWith(LAST_GUEST);

/** A wave whose caller died is gone on with while its "come by" still gives time; later its guests go into a new one. */
const FRESH_MS = 2 * 60 * 1000;

/** The wave that has guests left to be called; undefined when there is none, or none that still holds. */
export const openWaveOf = ({ callUpWave: wave, revision }: CallUpSession, now: Date): Wave | undefined =>
  wave?.isOpen && wave.revision === revision && now.getTime() - Date.parse(wave.calledAt) < FRESH_MS ? wave : undefined;

type Along = Parameters<typeof writeCallUp>[2];

/**
 * Opens a planned wave: from now on it is called, by whoever comes by, and due until that is done.
 * @returns the session then; or which conditions failed, as writeCallUp does.
 */
export const openWave = async (session: CallUpSession, wave: Wave, along: Along = []) => {
  const changes = { waves: wave.number, lastWaveAt: wave.calledAt, callUpWave: wave, callUpDueAt: wave.calledAt };
  const failed = await writeCallUp(session, changes, along);
  if (failed.size > 0) return { failed };
  return { opened: { ...session, ...changes, callUpVersion: (session.callUpVersion ?? 0) + 1 } };
};

/** The next wave as its rule has it; undefined when nobody is to be called now. */
export const planWave = async (session: CallUpSession, now: Date): Promise<Wave | undefined> => {
  const situation = { session, now, ...(await readSituation(session, now)) };
  const count = waveSize(situation);
  if (count <= 0) return undefined;
  // Everyone: nobody need be counted off.
  const upTo = count < situation.waiting ? await lastOf(session, { count }) : placeKeyOf(now.toISOString(), LAST_GUEST);
  return upTo === undefined ? undefined : waveTo(session, { upTo, comeBy: comeByOf({ ...situation, count }), now });
};

/** A wave of so many guests, after those of a wave that is still open; undefined when nobody is left. */
export const planWaveByHand = async (session: CallUpSession, { count, now }: { count: number; now: Date }): Promise<Wave | undefined> => {
  const open = openWaveOf(session, now);
  const upTo = (await lastOf(session, { count, after: open?.upTo })) ?? open?.upTo;
  if (upTo === undefined) return undefined;
  const { called, doorPerMinute: pace } = await readSituation(session, now);
  return waveTo(session, { upTo, comeBy: comeByOf({ session, called, doorPerMinute: pace, now, count }), now });
};

const readSituation = async (session: CallUpSession, now: Date) => {
  const [waiting, called, room] = await Promise.all([
    countPlaces(session, 'byCallOrder'),
    countPlaces(session, 'byCalled'),
    readRoom(session.id),
  ]);
  return { waiting, called, doorPerMinute: doorPerMinute(room, now) };
};

const waveTo = (session: CallUpSession, { upTo, comeBy, now }: { upTo: string; comeBy: Date; now: Date }): Wave => ({
  number: (session.waves ?? 0) + 1,
  revision: session.revision,
  upTo,
  calledAt: now.toISOString(),
  comeBy: comeBy.toISOString(),
  isOpen: true,
});

/** Where the last of so many guests stands, or of as many as there are. */
const lastOf = async (session: CallUpSession, { count, after = '' }: { count: number; after?: string | undefined }) => {
  let [last, left]: [string | undefined, number] = [undefined, count];
  for await (const { callKey } of inCallOrder(session, { index: 'byCallOrder' })) {
    if (callKey <= after) continue;
    last = callKey;
    left -= 1;
    if (left === 0) break;
  }
  return last;
};
