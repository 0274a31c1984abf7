import { fieldHandler } from '../runtime/field-handler.ts';
import { cancelSession } from './cancel-session.ts';
import { createSession } from './create-session.ts';
import { updateSession } from './update-session.ts';

export const handler = fieldHandler({ createSession, updateSession, cancelSession });
