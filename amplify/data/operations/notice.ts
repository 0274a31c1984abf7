import { a } from '@aws-amplify/backend';
import { noticeLog } from '../../functions/notice-log/resource.ts';
import { organizers, signedIn } from '../authorization.ts';

/** What guests were told, from the notification ledger. */
export const noticeOperations = {
  Notice: a.customType({
    id: a.id().required(),
    eventId: a.id().required(),
    /** Absent for staff. */
    guestId: a.id(),
    kind: a.ref('NoticeKind').required(),
    /** The registration or the request that it is about. */
    subjectId: a.string().required(),
    channel: a.ref('NoticeChannel').required(),
    state: a.ref('NoticeState').required(),
    /** One line, as a guest reads it in the app. */
    text: a.string().required(),
    createdAt: a.datetime().required(),
    sentAt: a.datetime(),
    attempts: a.integer().required(),
    /** Why it was not sent. */
    reason: a.string(),
  }),
  NoticePage: a.customType({ items: a.ref('Notice').required().array().required(), nextToken: a.string() }),

  /** What the caller was told in the app, newest first. */
  listMyNotices: a
    .query()
    .arguments({ eventId: a.id().required(), nextToken: a.string() })
    .returns(a.ref('NoticePage').required())
    .authorization(signedIn)
    .handler(a.handler.function(noticeLog)),

  /** The delivery log, newest first, of one state or of all. */
  listNotices: a
    .query()
    .arguments({ eventId: a.id().required(), state: a.ref('NoticeState'), nextToken: a.string() })
    .returns(a.ref('NoticePage').required())
    .authorization(organizers)
    .handler(a.handler.function(noticeLog)),
};
