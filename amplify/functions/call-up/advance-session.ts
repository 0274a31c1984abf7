import { nextLookAt } from '../../../lib/domain/call-up.ts';
import { callUpOpensAt, seatsReleasedAt } from '../../../lib/domain/session.ts';
import { type CallUpSession, findCallUpSession, LEAVES_INDEX, writeCallUp } from './call-up-row.ts';
import { type CallUpRun, callWave } from './call-wave.ts';
import { giveSeatsAway } from './give-seats-away.ts';
import { openWave, openWaveOf, planWave } from './open-wave.ts';

/**
 * One look at a session that is due: goes on with a wave that is open, opens the next one, gives the seats of the absent away,
 * or sees that there is nothing to do yet. Whoever changes the session at the same moment wins, and has said when it is due.
 */
export const advanceSession = async (sessionId: string, run: CallUpRun): Promise<void> => {
  const session = await findCallUpSession(sessionId);
  const now = run.now();
  // The index may lag behind the table.
  if (session?.callUpDueAt === undefined || session.callUpDueAt > now.toISOString()) return;
  if (session.state === 'CANCELLED') return void (await writeCallUp(session, LEAVES_INDEX));
  if (session.seatsReleasedAt !== undefined || now >= seatsReleasedAt(session)) return giveSeatsAway(session, run);

  const open = openWaveOf(session, now);
  if (open) return void (await callWave(session, open, run));
  const isPaused = session.callUpPausedAt !== undefined;
  const wave = isPaused || now < callUpOpensAt(session) ? undefined : await planWave(session, now);
  if (!wave) return lookAgain(session, { isPaused, now });
  const { opened } = await openWave(session, wave);
  if (opened) await callWave(opened, wave, run);
};

const lookAgain = async (session: CallUpSession, { isPaused, now }: { isPaused: boolean; now: Date }): Promise<void> => {
  const callUpDueAt = nextLookAt({ session, isPaused, isWaveFollowing: false, now }).toISOString();
  await writeCallUp(session, { callUpDueAt });
};
