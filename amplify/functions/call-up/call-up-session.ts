import { performance } from 'node:perf_hooks';
import { AppError } from '../../../lib/domain/app-error.ts';
import { callUpOpensAt } from '../../../lib/domain/session.ts';
import { callUpInput } from '../../../lib/validation/call-up.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import type { CallUpSession } from './call-up-row.ts';
import { callWave } from './call-wave.ts';
import { openWave, openWaveOf, planWaveByHand } from './open-wave.ts';
import { getCallUpAtDesk, getSessionAtDesk } from './session-at-desk.ts';
import { type SessionStatus, statusOf } from './session-status.ts';

/** A sweep, or somebody else at the desk, changed the session in the same moment. */
const MAX_ATTEMPTS = 5;

/** AppSync waits 30 s. What is left of the wave then is called by the next sweep. */
const CALLING_MS = 18_000;

/** Longer than any client tries again. */
const REMEMBERED_SECONDS = 24 * 60 * 60;

/**
 * Calls the next guests in order, also while the waves are paused; fewer when there are fewer. The same clientKey calls
 * nobody again, also at the same moment. AppError CALL_UP_NOT_OPEN before the call-up opens and after seats were given away.
 */
export const callUpSession = async (event: FieldEvent): Promise<SessionStatus> => {
  const begun = performance.now();
  const run = { now: () => new Date(), mayGoOn: () => performance.now() - begun < CALLING_MS };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const session = await getCallUpAtDesk(event, run.now());
    const { count, clientKey } = parseInput(callUpInput, event.arguments);
    if (run.now() < callUpOpensAt(session)) throw new AppError('CALL_UP_NOT_OPEN', `The call-up of ${session.id} opens later.`);
    const tap = remember(session, clientKey, run.now());
    const wave = await planWaveByHand(session, { count, now: run.now() });
    if (!wave) {
      await transact([tap]);
      return statusOf(session, run.now());
    }
    const { opened, failed } = await openWave(session, wave, [tap]);
    if (opened) logger.info('Called by hand', { sessionId: session.id, wave: wave.number, count, sub: callerOf(event).sub });
    const isRepeated = failed?.has(1) === true;
    // A repeated tap may come because the first one was cut off: what that one began is brought to its end.
    const [current, open] = opened ? [opened, wave] : [session, isRepeated ? openWaveOf(session, run.now()) : undefined];
    if (open) await callWave(current, open, run);
    if (opened || isRepeated) return statusOf(await getSessionAtDesk(event), run.now());
  }
  throw new AppError('CONFLICT', 'The session kept changing.');
};

/** That this tap was dealt with: its condition fails the second time. */
const remember = ({ id }: CallUpSession, clientKey: string, now: Date) => ({
  Put: {
    TableName: tables.seat,
    Item: { pk: `call-up#${id}#${clientKey}`, expiresAt: Math.floor(now.getTime() / 1000) + REMEMBERED_SECONDS },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
