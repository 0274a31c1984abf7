import { fieldHandler } from '../runtime/field-handler.ts';
import { callUpSession } from './call-up-session.ts';
import { getSessionStatus } from './get-session-status.ts';
import { pauseCallUp } from './pause-call-up.ts';

export const handler = fieldHandler({ callUpSession, pauseCallUp, getSessionStatus });
