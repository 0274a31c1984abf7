import { a } from '@aws-amplify/backend';
import { noticeLog } from '../../functions/notice-log/resource.ts';
import { anyone, organizers, signedIn } from '../authorization.ts';

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
    /** Why it was not sent, or not delivered. */
    reason: a.string(),
    /** What the provider told later of a message that it took. */
    delivery: a.ref('DeliveryState'),
    deliveredAt: a.datetime(),
    /** How often an organizer had it sent anew. */
    resends: a.integer().required(),
    /** Whether an organizer may have it sent anew: it failed, did not arrive, or nobody knows whether it was sent. */
    canBeResent: a.boolean().required(),
  }),
  NoticePage: a.customType({ items: a.ref('Notice').required().array().required(), nextToken: a.string() }),

  /** What the caller was told in the app, newest first. */
  listMyNotices: a
    .query()
    .arguments({ eventId: a.id().required(), nextToken: a.string() })
    .returns(a.ref('NoticePage').required())
    .authorization(signedIn)
    .handler(a.handler.function(noticeLog)),

  /** Messages of one state, channel and cause. Those that are being sent count as PENDING. */
  NoticeCount: a.customType({
    kind: a.ref('NoticeKind').required(),
    channel: a.ref('NoticeChannel').required(),
    state: a.ref('NoticeState').required(),
    /** Only of states that did not reach the person. */
    reason: a.string(),
    delivery: a.ref('DeliveryState'),
    count: a.integer().required(),
  }),
  NoticeStats: a.customType({
    eventId: a.id().required(),
    countedAt: a.datetime(),
    counts: a.ref('NoticeCount').required().array().required(),
  }),

  /** How many messages of an event are where; from the ledger's stream, never by counting rows. */
  getNoticeStats: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('NoticeStats').required())
    .authorization(organizers)
    .handler(a.handler.function(noticeLog)),

  /**
   * Sends messages anew that failed, did not arrive, or whose fate is unknown: at most 100 a call. Others are left as they
   * are, those of other events out. A message goes out once however often that is asked for within a minute.
   */
  resendNotices: a
    .mutation()
    .arguments({ eventId: a.id().required(), ids: a.string().required().array().required() })
    .returns(a.ref('Notice').required().array().required())
    .authorization(organizers)
    .handler(a.handler.function(noticeLog)),

  /** What the link in an e-mail stands for, before anything is changed. */
  MessageChoice: a.customType({ eventName: a.string().required(), email: a.string().required(), notifyByEmail: a.boolean().required() }),

  getMessageChoice: a
    .query()
    .arguments({ token: a.string().required() })
    .returns(a.ref('MessageChoice').required())
    .authorization(anyone)
    .handler(a.handler.function(noticeLog)),

  /** Whoever holds the link may end, or take up again, the e-mails of this registration: no sign-in, one tap. */
  setMessageChoice: a
    .mutation()
    .arguments({ token: a.string().required(), notifyByEmail: a.boolean().required() })
    .returns(a.ref('MessageChoice').required())
    .authorization(anyone)
    .handler(a.handler.function(noticeLog)),

  /**
   * The delivery log, newest first: all of it, of one state, delivery, kind, channel or cause, or of one guest. SENDING is
   * listed with PENDING, as it is counted.
   */
  listNotices: a
    .query()
    .arguments({
      eventId: a.id().required(),
      state: a.ref('NoticeState'),
      delivery: a.ref('DeliveryState'),
      /** Only those of whose delivery nothing was told. */
      withoutDelivery: a.boolean(),
      kind: a.ref('NoticeKind'),
      channel: a.ref('NoticeChannel'),
      reason: a.string(),
      guestId: a.id(),
      nextToken: a.string(),
    })
    .returns(a.ref('NoticePage').required())
    .authorization(organizers)
    .handler(a.handler.function(noticeLog)),
};
