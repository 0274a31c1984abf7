import { fieldHandler } from '../runtime/field-handler.ts';
import { admitToSession } from './admit-to-session.ts';
import { admitToSessionByHand } from './admit-to-session-by-hand.ts';

export const handler = fieldHandler({ admitToSession, admitToSessionByHand });
