import { a } from '@aws-amplify/backend';
import { registration } from '../../functions/registration/resource.ts';
import { signedIn } from '../authorization.ts';

/** A guest's own registration: what the ticket page shows. */
export const registrationOperations = {
  Registration: a.customType({
    guestId: a.id().required(),
    eventId: a.id().required(),
    state: a.ref('GuestState').required(),
    email: a.string().required(),
    givenName: a.string().required(),
    familyName: a.string().required(),
    company: a.string(),
    jobTitle: a.string(),
    dietaryNeeds: a.string(),
    accessibilityNeeds: a.string(),
    phone: a.string(),
    notifyByEmail: a.boolean().required(),
    notifyBySms: a.boolean().required(),
    language: a.ref('NoticeLanguage'),
    registeredAt: a.datetime().required(),
    ticket: a.string(),
    ticketRevision: a.integer().required(),
    /** 1 is next in line; only while waitlisted. */
    waitlistPosition: a.integer(),
    checkedInAt: a.datetime(),
    /** True when the person was registered already and this is that registration. */
    alreadyRegistered: a.boolean().required(),
  }),
  RegistrationPage: a.customType({ items: a.ref('Registration').required().array().required(), nextToken: a.string() }),

  /** What the registration form sends; validated by lib/validation/registration.ts. The e-mail is the caller's verified one. */
  RegistrationInput: a.customType({
    givenName: a.string().required(),
    familyName: a.string().required(),
    company: a.string(),
    jobTitle: a.string(),
    dietaryNeeds: a.string(),
    accessibilityNeeds: a.string(),
    phone: a.string(),
    notifyByEmail: a.boolean().required(),
    notifyBySms: a.boolean().required(),
    language: a.ref('NoticeLanguage'),
    consent: a.boolean().required(),
  }),

  registerGuest: a
    .mutation()
    .arguments({ eventId: a.id().required(), input: a.ref('RegistrationInput').required(), idempotencyKey: a.string().required() })
    .returns(a.ref('Registration').required())
    .authorization(signedIn)
    .handler(a.handler.function(registration)),

  updateMyRegistration: a
    .mutation()
    .arguments({ eventId: a.id().required(), input: a.ref('RegistrationInput').required() })
    .returns(a.ref('Registration').required())
    .authorization(signedIn)
    .handler(a.handler.function(registration)),

  cancelMyRegistration: a
    .mutation()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('Registration').required())
    .authorization(signedIn)
    .handler(a.handler.function(registration)),

  /** Null when the caller has not registered for the event. */
  getMyRegistration: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('Registration'))
    .authorization(signedIn)
    .handler(a.handler.function(registration)),

  listMyRegistrations: a
    .query()
    .arguments({ nextToken: a.string() })
    .returns(a.ref('RegistrationPage').required())
    .authorization(signedIn)
    .handler(a.handler.function(registration)),
};
