import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { getSessionAtDesk } from './session-at-desk.ts';
import { type SessionStatus, statusOf } from './session-status.ts';

/** How a session of the caller's event stands, also one without reserved seats. */
export const getSessionStatus = async (event: FieldEvent): Promise<SessionStatus> => statusOf(await getSessionAtDesk(event), new Date());
