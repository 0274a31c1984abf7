import { fieldHandler } from '../runtime/field-handler.ts';
import { getNoticeStats } from './get-notice-stats.ts';
import { listMyNotices } from './list-my-notices.ts';
import { listNotices } from './list-notices.ts';
import { getMessageChoice, setMessageChoice } from './message-choice.ts';
import { resendNotices } from './resend-notices.ts';

export const handler = fieldHandler({ listMyNotices, listNotices, getNoticeStats, resendNotices, getMessageChoice, setMessageChoice });
