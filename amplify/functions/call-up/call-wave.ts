import { nextLookAt } from '../../../lib/domain/call-up.ts';
import { seatsReleasedAt } from '../../../lib/domain/session.ts';
import { DISPATCH_SIZE } from '../notices/dispatch.ts';
import { logger } from '../runtime/logger.ts';
import { findEvent } from '../runtime/rows.ts';
import { callGuests } from './call-guests.ts';
import { type CallUpSession, type Wave, writeCallUp } from './call-up-row.ts';
import { inCallOrder } from './in-call-order.ts';
import { isForEveryone } from './open-wave.ts';

export type CallUpRun = {
  now: () => Date;
  /** False when the function has to end: what is left is due again. */
  mayGoOn: () => boolean;
};

/**
 * Calls everyone of an open wave who still waits, and closes it. Any number at once, or again after a crash, call nobody
 * twice. A wave that was ended meanwhile stops where it is, and what is left when there is no time stays due.
 */
export const callWave = async (session: CallUpSession, wave: Wave, { now, mayGoOn }: CallUpRun): Promise<number> => {
  const event = await findEvent(session.eventId);
  if (!event) throw new Error(`The session ${session.id} has no event.`);
  let called = 0;
  for await (const ids of byDispatch(session, wave)) {
    // Whoever is not called by then has no time left to come.
    if (!mayGoOn() || now() >= seatsReleasedAt(session)) return called;
    const done = await callGuests(ids, { event, session, wave, now: now() });
    if (done === undefined) return called;
    called += done;
  }
  await closeWave(session, wave, now());
  logger.info('Wave called', { sessionId: session.id, wave: wave.number, called });
  return called;
};

/** So many at a time as are told together. */
async function* byDispatch(session: CallUpSession, { upTo }: Wave): AsyncGenerator<string[]> {
  let ids: string[] = [];
  for await (const { id } of inCallOrder(session, { index: 'byCallOrder', upTo })) {
    ids.push(id);
    if (ids.length < DISPATCH_SIZE) continue;
    yield ids;
    ids = [];
  }
  if (ids.length > 0) yield ids;
}

/** Whoever changed the session meanwhile has said when it is due. */
const closeWave = (session: CallUpSession, wave: Wave, now: Date): Promise<unknown> =>
  writeCallUp(session, {
    callUpWave: { ...wave, isOpen: false },
    callUpDueAt: nextLookAt({
      ...{ session, now },
      isPaused: session.callUpPausedAt !== undefined,
      isWaveFollowing: !isForEveryone(wave),
    }).toISOString(),
  });
