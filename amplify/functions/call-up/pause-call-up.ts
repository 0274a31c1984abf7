import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { nextLookAt } from '../../../lib/domain/call-up.ts';
import { callUpOpensAt } from '../../../lib/domain/session.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { type CallUpSession, writeCallUp } from './call-up-row.ts';
import { getCallUpAtDesk } from './session-at-desk.ts';
import { type SessionStatus, statusOf } from './session-status.ts';

const MAX_ATTEMPTS = 5;

const argumentsInput = z.object({ paused: z.boolean() });

/**
 * Stops the waves, also one that is being called; or lets them go on, the next one at once. What is so already stays so. The
 * seats of those who have not come are given away all the same.
 */
export const pauseCallUp = async (event: FieldEvent): Promise<SessionStatus> => {
  const { paused } = parseInput(argumentsInput, event.arguments);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const now = new Date();
    const session = await getCallUpAtDesk(event, now);
    if ((session.callUpPausedAt !== undefined) === paused) return statusOf(session, now);
    const changes = paused ? pausedAt(session, now) : resumedAt(session, now);
    const failed = await writeCallUp(session, changes);
    if (failed.size > 0) continue;
    logger.info(paused ? 'Paused' : 'Resumed', { sessionId: session.id, sub: callerOf(event).sub });
    return statusOf({ ...session, ...changes }, now);
  }
  throw new AppError('CONFLICT', 'The session kept changing.');
};

const pausedAt = (session: CallUpSession, now: Date) => ({
  callUpPausedAt: now.toISOString(),
  callUpWave: session.callUpWave && { ...session.callUpWave, isOpen: false },
  callUpDueAt: nextLookAt({ session, isPaused: true, isWaveFollowing: false, now }).toISOString(),
});

const resumedAt = (session: CallUpSession, now: Date) => ({
  callUpPausedAt: undefined,
  callUpDueAt: new Date(Math.max(now.getTime(), callUpOpensAt(session).getTime())).toISOString(),
});
