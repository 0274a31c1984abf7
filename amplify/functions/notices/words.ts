import type { NoticeKind } from '../../../lib/domain/notification.ts';
import type { EventRow, GuestRow } from '../runtime/rows.ts';
import { english } from './english/english.ts';
import type { RegistrationFacts, RequestFacts } from './notice-request.ts';

/** What a notice is about. The guest is absent where a member of staff is told. */
export type NoticeSubject = {
  kind: NoticeKind;
  facts: RegistrationFacts | RequestFacts;
  event: EventRow;
  guest?: GuestRow | undefined;
  siteUrl: string;
};

/** The words of a message, the same in every form it takes. */
export type NoticeText = {
  subject: string;
  heading: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** Below an e-mail: why it came. */
  footer: string;
  /** One text message; the link comes last, so that a phone makes it tappable. */
  sms: string;
};

/** One language. */
export type Words = {
  /** BCP 47. */
  language: string;
  qrCodeLabel: string;
  /** One line, as it stands in the app and in the delivery log. */
  line: (subject: Pick<NoticeSubject, 'kind' | 'facts' | 'event'>) => string;
  text: (subject: NoticeSubject) => NoticeText;
};

/** The words for a notice. Another language is another folder beside english/, chosen here by what the guest speaks. */
export const wordsFor = (): Words => english;

export const lineOf = (subject: Pick<NoticeSubject, 'kind' | 'facts' | 'event'>): string => wordsFor().line(subject);

export const textOf = (subject: NoticeSubject): NoticeText => wordsFor().text(subject);
