import type { NoticeLanguage } from '../../../lib/domain/notice-language.ts';
import {
  isRegistrationKind,
  isSessionKind,
  type NoticeKind,
  type RegistrationNoticeKind,
  type RequestNoticeKind,
  type SessionNoticeKind,
} from '../../../lib/domain/notification.ts';
import type { EventRow, GuestRow } from '../runtime/rows.ts';
import { english } from './english/english.ts';
import { german } from './german/german.ts';
import type { NoticeFacts, RequestFacts, SessionFacts } from './notice-request.ts';

/** What a notice is about. The guest is absent where a member of staff is told. */
export type NoticeSubject = {
  kind: NoticeKind;
  facts: NoticeFacts;
  event: EventRow;
  language: NoticeLanguage;
  /** When it is put into words: what is today is told without its date. */
  now: Date;
  guest?: GuestRow | undefined;
  siteUrl: string;
  /** Where the guest ends such e-mails; absent of those that cannot be ended. */
  messagesUrl?: string | undefined;
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

/** What one line needs. */
export type LineSubject = Pick<NoticeSubject, 'kind' | 'facts' | 'event' | 'language' | 'now'>;

/** One language: a line as it stands in the app and in the delivery log, and the whole message, by what the news is of. */
export type Words = {
  language: NoticeLanguage;
  qrCodeLabel: string;
  /** Of the link that ends e-mails of the kind. */
  endMessages: string;
  registrationLine: (kind: RegistrationNoticeKind, eventName: string) => string;
  registrationText: (kind: RegistrationNoticeKind, subject: NoticeSubject) => NoticeText;
  requestLine: (kind: RequestNoticeKind, request: RequestFacts) => string;
  requestText: (kind: RequestNoticeKind, request: RequestFacts, subject: NoticeSubject) => NoticeText;
  sessionLine: (kind: SessionNoticeKind, session: SessionFacts, moment: Pick<LineSubject, 'event' | 'now'>) => string;
  sessionText: (kind: SessionNoticeKind, session: SessionFacts, subject: NoticeSubject) => NoticeText;
  staffAlertLine: (request: RequestFacts, event: EventRow) => string;
  staffAlertText: (request: RequestFacts, subject: NoticeSubject) => NoticeText;
};

const WORDS: Readonly<Record<NoticeLanguage, Words>> = { en: english, de: german };

/** Another language is another folder beside english/. */
export const wordsFor = (language: NoticeLanguage): Words => WORDS[language];

export const lineOf = ({ kind, facts, event, language, now }: LineSubject): string => {
  const words = wordsFor(language);
  if (isRegistrationKind(kind)) return words.registrationLine(kind, event.name);
  if (isSessionKind(kind)) return words.sessionLine(kind, facts as SessionFacts, { event, now });
  const request = facts as RequestFacts;
  return kind === 'STAFF_ALERT' ? words.staffAlertLine(request, event) : words.requestLine(kind, request);
};

export const textOf = (subject: NoticeSubject): NoticeText => {
  const { kind, facts, language } = subject;
  const words = wordsFor(language);
  if (isRegistrationKind(kind)) return words.registrationText(kind, subject);
  if (isSessionKind(kind)) return words.sessionText(kind, facts as SessionFacts, subject);
  const request = facts as RequestFacts;
  return kind === 'STAFF_ALERT' ? words.staffAlertText(request, subject) : words.requestText(kind, request, subject);
};
