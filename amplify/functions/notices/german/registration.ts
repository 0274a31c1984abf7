import type { RegistrationNoticeKind } from '../../../../lib/domain/notification.ts';
import { eventUrl, ticketUrl } from '../links.ts';
import type { NoticeSubject, NoticeText } from '../words.ts';
import { eventTime } from './event-time.ts';

export const registrationLine = (kind: RegistrationNoticeKind, eventName: string): string =>
  ({
    REGISTERED: `Sie sind für ${eventName} angemeldet.`,
    PROMOTED: `Bei ${eventName} ist ein Platz frei geworden, er gehört Ihnen.`,
    WAITLISTED: `Sie stehen auf der Warteliste für ${eventName}.`,
    REGISTRATION_CANCELLED: `Ihre Anmeldung für ${eventName} ist storniert.`,
  })[kind];

export const registrationText = (kind: RegistrationNoticeKind, subject: NoticeSubject): NoticeText => {
  const { event, guest } = subject;
  const { name } = event;
  const greeting = `Guten Tag ${guest?.givenName ?? ''},`;
  const when = `${eventTime(event)}, ${event.place}.`;
  const show =
    'Zeigen Sie diesen QR-Code am Eingang, auf dem Telefon oder auf Papier. Er gehört nur Ihnen, bitte geben Sie ihn nicht weiter.';
  const toTicket = { label: 'Mein Ticket öffnen', url: ticketUrl(subject) };
  const footer = `Sie erhalten diese Nachricht, weil diese Adresse für ${name} angemeldet wurde.`;
  const line = registrationLine(kind, name);
  switch (kind) {
    case 'REGISTERED':
      return {
        subject: `Ihr Ticket für ${name}`,
        heading: 'Sie sind angemeldet',
        paragraphs: [greeting, `wir freuen uns, Sie bei ${name} zu sehen.`, when, show],
        action: toTicket,
        footer,
        sms: `${line} Ihr Ticket: ${toTicket.url}`,
      };
    case 'PROMOTED':
      return {
        subject: `Sie haben einen Platz bei ${name}`,
        heading: 'Sie haben einen Platz',
        paragraphs: [
          greeting,
          `bei ${name} ist ein Platz frei geworden, er gehört Ihnen.`,
          when,
          show,
          'Wenn Sie nicht mehr kommen können, stornieren Sie bitte, damit die nächste Person in der Reihe den Platz bekommt.',
        ],
        action: toTicket,
        footer,
        sms: `${line} Ihr Ticket: ${toTicket.url}`,
      };
    case 'WAITLISTED':
      return {
        subject: `Sie stehen auf der Warteliste für ${name}`,
        heading: 'Sie stehen auf der Warteliste',
        paragraphs: [
          greeting,
          `${name} ist im Moment ausgebucht. Sobald ein Platz frei wird und Sie an der Reihe sind, senden wir Ihnen Ihr Ticket.`,
          when,
          'Sie müssen nichts weiter tun.',
        ],
        action: { label: 'Meinen Platz in der Reihe ansehen', url: toTicket.url },
        footer,
        sms: `${name} ist im Moment ausgebucht. Sie stehen auf der Warteliste, wir schreiben Ihnen, sobald Sie einen Platz haben: ${toTicket.url}`,
      };
    case 'REGISTRATION_CANCELLED':
      return {
        subject: `Ihre Anmeldung für ${name} ist storniert`,
        heading: 'Ihre Anmeldung ist storniert',
        paragraphs: [
          greeting,
          `Ihre Anmeldung für ${name} ist storniert, Ihr Ticket gilt nicht mehr.`,
          'Falls das ein Versehen war, können Sie sich wieder anmelden, solange die Anmeldung offen ist.',
        ],
        action: { label: 'Veranstaltung ansehen', url: eventUrl(subject) },
        footer,
        sms: `${line} ${eventUrl(subject)}`,
      };
  }
};
