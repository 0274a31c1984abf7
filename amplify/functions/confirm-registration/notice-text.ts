import type { EventRow, GuestRow } from '../runtime/rows.ts';
import { eventTime } from './event-time.ts';
import type { ChangeKind } from './guest-change.ts';

export type Notice = { kind: ChangeKind; guest: GuestRow; event: EventRow; siteUrl: string };

/** The words of a notice, the same in every form it takes. */
export type NoticeText = {
  subject: string;
  heading: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** One text message; the link comes last, so that a phone makes it tappable. */
  sms: string;
};

const ticketUrl = ({ siteUrl, event }: Pick<Notice, 'siteUrl' | 'event'>): string => `${siteUrl}/events/${event.id}/ticket`;

export const eventUrl = ({ siteUrl, event }: Pick<Notice, 'siteUrl' | 'event'>): string => `${siteUrl}/events/${event.id}`;

export const noticeText = (notice: Notice): NoticeText => {
  const { kind, guest, event } = notice;
  const { name } = event;
  const greeting = `Hello ${guest.givenName},`;
  const when = `${eventTime(event)}, ${event.place}.`;
  const show = 'Show this QR code at the entrance, on your phone or on paper. It is yours alone, so please do not share it.';
  const toTicket = { label: 'Open my ticket', url: ticketUrl(notice) };
  switch (kind) {
    case 'REGISTERED':
      return {
        subject: `Your ticket for ${name}`,
        heading: 'You are registered',
        paragraphs: [greeting, `we look forward to seeing you at ${name}.`, when, show],
        action: toTicket,
        sms: `You are registered for ${name}. Your ticket: ${toTicket.url}`,
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
        sms: `A seat at ${name} has become free and it is yours. Your ticket: ${toTicket.url}`,
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
        sms: `${name} is full at the moment. You are on the waitlist and we will text you when you have a seat: ${toTicket.url}`,
      };
    case 'CANCELLED':
      return {
        subject: `Your registration for ${name} is cancelled`,
        heading: 'Your registration is cancelled',
        paragraphs: [
          greeting,
          `your registration for ${name} is cancelled, and your ticket is no longer valid.`,
          'If this was a mistake, you can register again while registration is open.',
        ],
        action: { label: 'See the event', url: eventUrl(notice) },
        sms: `Your registration for ${name} is cancelled. ${eventUrl(notice)}`,
      };
  }
};
