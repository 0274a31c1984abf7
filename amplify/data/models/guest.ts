import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/**
 * A person's registration for one event. Its id is derived from the event and the normalised e-mail address, so that
 * one registration per person and event is a condition of the write. Everything goes through operations.
 */
export const Guest = a
  .model({
    id: a.id().required(),
    eventId: a.id().required(),
    /** `<eventId>#<n>`, n below the event's shards: keys of the indexes spread by it. */
    eventShard: a.string().required(),
    /** Cognito sub of the person who registered. */
    sub: a.string().required(),
    state: a.ref('GuestState').required(),
    email: a.string().required(),
    givenName: a.string().required(),
    familyName: a.string().required(),
    company: a.string(),
    jobTitle: a.string(),
    dietaryNeeds: a.string(),
    accessibilityNeeds: a.string(),
    /** E.164. */
    phone: a.string(),
    notifyByEmail: a.boolean().required(),
    notifyBySms: a.boolean().required(),
    /** Language of messages; absent on registrations made before there was a choice: English. */
    language: a.ref('NoticeLanguage'),
    consentedAt: a.datetime().required(),
    registeredAt: a.datetime().required(),
    cancelledAt: a.datetime(),

    /** Signed ticket; absent while waitlisted and after cancelling. */
    ticket: a.string(),
    ticketRevision: a.integer().required(),
    /** Shard of the seat counter that this guest's seat was taken from. */
    seatShard: a.integer(),

    /** `<eventId>`, only while waitlisted: makes the waitlist a sparse index. */
    waitlistEventId: a.string(),
    /** Registration time and guest id: the order of the waitlist. */
    waitlistKey: a.string(),

    /** Normalised search keys of the check-in desk. */
    givenNameKey: a.string().required(),
    familyNameKey: a.string().required(),
    companyKey: a.string(),
    emailKey: a.string().required(),

    checkedInAt: a.datetime(),
    checkedInScanId: a.string(),
    checkedInGate: a.string(),
    /** Cognito sub of the kiosk or the member of staff. */
    checkedInBy: a.string(),
    /** Set by an exit scan, removed by the next entry. */
    checkedOutAt: a.datetime(),

    badgePrintedAt: a.datetime(),
    badgePrintCount: a.integer(),
    /** Newest last; at most 50. */
    badgePrints: a.ref('BadgePrint').array(),
  })
  .secondaryIndexes((index) => [
    index('sub').sortKeys(['registeredAt']).name('bySub').projection('KEYS_ONLY').queryField(null),
    index('waitlistEventId').sortKeys(['waitlistKey']).name('byWaitlist').projection('KEYS_ONLY').queryField(null),
    index('eventShard').sortKeys(['givenNameKey']).name('byGivenName').projection('KEYS_ONLY').queryField(null),
    index('eventShard').sortKeys(['familyNameKey']).name('byFamilyName').projection('KEYS_ONLY').queryField(null),
    index('eventShard').sortKeys(['emailKey']).name('byEmail').projection('KEYS_ONLY').queryField(null),
    index('eventShard').sortKeys(['companyKey']).name('byCompany').projection('KEYS_ONLY').queryField(null),
  ])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['read'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);
