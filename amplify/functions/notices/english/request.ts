import type { RequestNoticeKind } from '../../../../lib/domain/notification.ts';
import { requestsUrl } from '../links.ts';
import type { RequestFacts } from '../notice-request.ts';
import type { NoticeSubject, NoticeText } from '../words.ts';
import { requestedThings } from './requested.ts';

const isHelp = ({ category }: RequestFacts): boolean => category === 'ASSISTANCE';

const SOMEONE = 'A member of our staff';

export const requestLine = (kind: RequestNoticeKind, request: RequestFacts): string => {
  const things = requestedThings(request);
  const who = request.claimedByName ?? SOMEONE;
  const help = isHelp(request);
  switch (kind) {
    case 'REQUEST_CLAIMED':
      return help && request.lines.length === 0 ? `${who} is coming to help you.` : `${who} is getting ${things} for you.`;
    case 'REQUEST_FULFILLED':
      return help ? 'Your call for help is closed. Call again at any time.' : `Handed over: ${things}.`;
    case 'REQUEST_DECLINED':
      return `We are sorry, we cannot do this: ${things}.${request.declineReason ? ` The reason: ${request.declineReason}` : ''}`;
  }
};

const HEADINGS: Record<RequestNoticeKind, string> = {
  REQUEST_CLAIMED: 'Someone is on the way',
  REQUEST_FULFILLED: 'Your request is done',
  REQUEST_DECLINED: 'We cannot do this',
};

export const requestText = (kind: RequestNoticeKind, request: RequestFacts, subject: NoticeSubject): NoticeText => {
  const { event, guest } = subject;
  const line = requestLine(kind, request);
  const url = requestsUrl(subject);
  const where = kind === 'REQUEST_CLAIMED' && request.location ? [`Where: ${request.location}.`] : [];
  return {
    subject: `${HEADINGS[kind]} – ${event.name}`,
    heading: HEADINGS[kind],
    paragraphs: [`Hello ${guest?.givenName ?? ''},`, line, ...where],
    action: { label: 'See my requests', url },
    footer: `You receive this message because you asked to be told by e-mail at ${event.name}. You can change that with your registration.`,
    sms: `${line} ${url}`,
  };
};
