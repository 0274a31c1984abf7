import { fieldHandler } from '../runtime/field-handler.ts';
import { listMyNotices } from './list-my-notices.ts';
import { listNotices } from './list-notices.ts';

export const handler = fieldHandler({ listMyNotices, listNotices });
