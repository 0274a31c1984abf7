import { serviceAreasOf } from '../../../../lib/domain/service-area.ts';
import type { EventRow } from '../../runtime/rows.ts';
import { boardUrl } from '../links.ts';
import type { RequestFacts } from '../notice-request.ts';
import type { NoticeSubject, NoticeText } from '../words.ts';
import { requestedThings } from './requested.ts';

const thingsOf = (request: RequestFacts): string => (request.lines.length === 0 ? 'Hilfe' : requestedThings(request));

const areaName = ({ area }: RequestFacts, event: EventRow): string =>
  serviceAreasOf(event.serviceAreas).find(({ id }) => id === area)?.name ?? area;

export const staffAlertLine = (request: RequestFacts, event: EventRow): string => {
  const urgent = request.urgency === 'URGENT' ? 'Dringend: ' : '';
  return `${urgent}${areaName(request, event)}, ${thingsOf(request)}${request.location ? `, Ort: ${request.location}` : ''}.`;
};

export const staffAlertText = (request: RequestFacts, subject: NoticeSubject): NoticeText => {
  const { event } = subject;
  const line = staffAlertLine(request, event);
  const url = boardUrl(subject);
  return {
    subject: `${request.urgency === 'URGENT' ? 'Dringender Wunsch' : 'Neuer Wunsch'}: ${areaName(request, event)}`,
    heading: request.urgency === 'URGENT' ? 'Jemand braucht Hilfe' : 'Ein neuer Wunsch',
    paragraphs: [line, ...(request.note ? [`Anmerkung: ${request.note}`] : [])],
    action: { label: 'Tafel öffnen', url },
    footer: `Sie erhalten diese Nachricht, weil Sie von Wünschen bei ${event.name} erfahren wollten. Auf der Tafel können Sie das abschalten.`,
    sms: `${line} ${url}`,
  };
};
