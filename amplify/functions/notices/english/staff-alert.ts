import { serviceAreasOf } from '../../../../lib/domain/service-area.ts';
import type { EventRow } from '../../runtime/rows.ts';
import { boardUrl } from '../links.ts';
import type { RequestFacts } from '../notice-request.ts';
import type { NoticeSubject, NoticeText } from '../words.ts';
import { requestedThings } from './requested.ts';

const thingsOf = (request: RequestFacts): string => (request.lines.length === 0 ? 'help' : requestedThings(request));

const areaName = ({ area }: RequestFacts, event: EventRow): string =>
  serviceAreasOf(event.serviceAreas).find(({ id }) => id === area)?.name ?? area;

export const staffAlertLine = (request: RequestFacts, event: EventRow): string => {
  const urgent = request.urgency === 'URGENT' ? 'Urgent: ' : '';
  return `${urgent}${areaName(request, event)}, ${thingsOf(request)}${request.location ? `, to ${request.location}` : ''}.`;
};

export const staffAlertText = (request: RequestFacts, subject: NoticeSubject): NoticeText => {
  const { event } = subject;
  const line = staffAlertLine(request, event);
  const url = boardUrl(subject);
  return {
    subject: `${request.urgency === 'URGENT' ? 'Urgent request' : 'New request'}: ${areaName(request, event)}`,
    heading: request.urgency === 'URGENT' ? 'Somebody needs help' : 'A new request',
    paragraphs: [line, ...(request.note ? [`Note: ${request.note}`] : [])],
    action: { label: 'Open the board', url },
    footer: `You receive this message because you asked to hear of requests at ${event.name}. You can switch that off on the board.`,
    sms: `${line} ${url}`,
  };
};
