import type { RegistrationNoticeKind } from '../../../../lib/domain/notification.ts';
import { eventUrl, ticketUrl } from '../links.ts';
import type { NoticeSubject, NoticeText } from '../words.ts';
import { eventTime } from './event-time.ts';

export const registrationLine = (kind: RegistrationNoticeKind, eventName: string): string =>
  ({
    REGISTERED: `You are registered for ${eventName}.`,
    PROMOTED: `A seat at ${eventName} has become free and it is yours.`,
    WAITLISTED: `You are on the waitlist for ${eventName}.`,
    REGISTRATION_CANCELLED: `Your registration for ${eventName} is cancelled.`,
  })[kind];

export const registrationText = (kind: RegistrationNoticeKind, subject: NoticeSubject): NoticeText => {
  const { event, guest } = subject;
  const { name } = event;
  const greeting = `Hello ${guest?.givenName ?? ''},`;
  const when = `${eventTime(event)}, ${event.place}.`;
  const show = 'Show this QR code at the entrance, on your phone or on paper. It is yours alone, so please do not share it.';
  const toTicket = { label: 'Open my ticket', url: ticketUrl(subject) };
  const footer = `You receive this message because this address was registered for ${name}.`;
  const line = registrationLine(kind, name);
  switch (kind) {
    case 'REGISTERED':
      return {
        subject: `Your ticket for ${name}`,
        heading: 'You are registered',
        paragraphs: [greeting, `we look forward to seeing you at ${name}.`, when, show],
        action: toTicket,
        footer,
        sms: `${line} Your ticket: ${toTicket.url}`,
      };
    case 'PROMOTED':
      return {
        subject: `You have a seat at ${name}`,
        heading: 'You have a seat',
        paragraphs: [
          greeting,
          `a seat at ${name} has become free and it is yours.`,
          when,
          show,
          'If you can no longer come, please cancel, so that the next in line gets the seat.',
        ],
        action: toTicket,
        footer,
        sms: `${line} Your ticket: ${toTicket.url}`,
      };
    case 'WAITLISTED':
      return {
        subject: `You are on the waitlist for ${name}`,
        heading: 'You are on the waitlist',
        paragraphs: [
          greeting,
          `${name} is full at the moment. As soon as a seat becomes free and it is your turn, we send you your ticket.`,
          when,
          'You need not do anything.',
        ],
        action: { label: 'See my place in line', url: toTicket.url },
        footer,
        sms: `${name} is full at the moment. You are on the waitlist and we will text you when you have a seat: ${toTicket.url}`,
      };
    case 'REGISTRATION_CANCELLED':
      return {
        subject: `Your registration for ${name} is cancelled`,
        heading: 'Your registration is cancelled',
        paragraphs: [
          greeting,
          `your registration for ${name} is cancelled, and your ticket is no longer valid.`,
          'If this was a mistake, you can register again while registration is open.',
        ],
        action: { label: 'See the event', url: eventUrl(subject) },
        footer,
        sms: `${line} ${eventUrl(subject)}`,
      };
  }
};
