import type { RequestNoticeKind } from '../../../../lib/domain/notification.ts';
import { requestsUrl } from '../links.ts';
import type { RequestFacts } from '../notice-request.ts';
import type { NoticeSubject, NoticeText } from '../words.ts';
import { requestedThings } from './requested.ts';

const isHelp = ({ category }: RequestFacts): boolean => category === 'ASSISTANCE';

const SOMEONE = 'Jemand aus unserem Team';

export const requestLine = (kind: RequestNoticeKind, request: RequestFacts): string => {
  const things = requestedThings(request);
  const who = request.claimedByName ?? SOMEONE;
  const help = isHelp(request);
  switch (kind) {
    case 'REQUEST_CLAIMED':
      return help && request.lines.length === 0 ? `${who} kommt zu Ihnen und hilft.` : `${who} holt für Sie: ${things}.`;
    case 'REQUEST_FULFILLED':
      return help ? 'Ihr Hilferuf ist erledigt. Rufen Sie jederzeit wieder.' : `Übergeben: ${things}.`;
    case 'REQUEST_DECLINED':
      return `Das können wir leider nicht erfüllen: ${things}.${request.declineReason ? ` Der Grund: ${request.declineReason}` : ''}`;
  }
};

const HEADINGS: Record<RequestNoticeKind, string> = {
  REQUEST_CLAIMED: 'Es kommt jemand zu Ihnen',
  REQUEST_FULFILLED: 'Ihr Wunsch ist erfüllt',
  REQUEST_DECLINED: 'Das ist leider nicht möglich',
};

export const requestText = (kind: RequestNoticeKind, request: RequestFacts, subject: NoticeSubject): NoticeText => {
  const { event, guest } = subject;
  const line = requestLine(kind, request);
  const url = requestsUrl(subject);
  const where = kind === 'REQUEST_CLAIMED' && request.location ? [`Wohin: ${request.location}.`] : [];
  return {
    subject: `${HEADINGS[kind]} – ${event.name}`,
    heading: HEADINGS[kind],
    paragraphs: [`Guten Tag ${guest?.givenName ?? ''},`, line, ...where],
    action: { label: 'Meine Wünsche ansehen', url },
    footer: `Sie erhalten diese Nachricht, weil Sie bei ${event.name} Nachrichten per E-Mail gewünscht haben.`,
    sms: `${line} ${url}`,
  };
};
