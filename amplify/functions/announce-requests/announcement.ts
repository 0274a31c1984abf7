import { serviceAreasOf } from '../../../lib/domain/service-area.ts';
import { placeOf } from '../../../lib/domain/staff-alert.ts';
import { boardUrl } from '../notices/links.ts';
import type { RequestImage } from '../request-stream/request-change.ts';
import type { EventRow } from '../runtime/rows.ts';

/** What the staff topic carries of one request, in the form each protocol reads best. */
export type Announcement = {
  /** ASCII, at most 100 characters: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. */
  subject: string;
  email: string;
  /** A few text messages at most. */
  sms: string;
  /** What subscriptions filter by. */
  attributes: Record<'event' | 'area' | 'place' | 'category' | 'urgency', string>;
};

const SUBJECT_LENGTH = 100;
/** Lines of an order that a text message names. */
const LINES_IN_SMS = 3;
const NOTE_IN_SMS = 100;

type Asked = Pick<RequestImage, 'eventId' | 'area' | 'category' | 'urgency' | 'lines' | 'location' | 'note' | 'guestName'>;

export const announcementOf = (request: Asked, event: EventRow, siteUrl: string): Announcement => {
  const { eventId, area, category, urgency, location, note } = request;
  const areaName = serviceAreasOf(event.serviceAreas).find(({ id }) => id === area)?.name ?? area;
  const isUrgent = urgency === 'URGENT';
  const url = boardUrl({ siteUrl, event });
  const who = firstName(request.guestName);
  const where = location ? ` to ${location}` : '';
  return {
    subject: shortened(`${isUrgent ? 'Urgent request' : 'New request'}: ${asciiOf(areaName, area)}`, SUBJECT_LENGTH),
    email: [
      `${isUrgent ? 'Urgent: ' : ''}${thingsOf(request, Infinity)}${where}, for ${who}.`,
      ...(note ? [`Note: ${note}`] : []),
      `Area: ${areaName}, ${event.name}`,
      `The board: ${url}`,
    ].join('\n\n'),
    sms: [
      `${isUrgent ? 'Urgent. ' : ''}${areaName}: ${thingsOf(request, LINES_IN_SMS)}${where}, for ${who}.`,
      ...(note ? [shortened(note.replace(/\s+/g, ' '), NOTE_IN_SMS)] : []),
      // Last, so that a phone makes it tappable.
      url,
    ].join(' '),
    attributes: { event: eventId, area, place: placeOf({ eventId, area }), category, urgency },
  };
};

/** "2 x Flat white, 1 x Croissant". A plain x keeps a text message in the alphabet in which it holds 160 characters. */
const thingsOf = ({ lines }: Asked, most: number): string => {
  if (lines.length === 0) return 'Help';
  const named = lines.slice(0, most).map(({ quantity, name }) => `${quantity} x ${name}`);
  return [...named, ...(lines.length > named.length ? [`${lines.length - named.length} more`] : [])].join(', ');
};

/** The rest of a name is nobody's business on a stranger's phone. */
const firstName = (name: string): string => name.trim().split(/\s+/)[0] || 'a guest';

const shortened = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 3)}...`);

/** Letters without their accents; the other text where nothing readable is left of a name. */
const asciiOf = (text: string, otherwise: string): string => {
  const plain = text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .trim();
  return /[a-z0-9]/i.test(plain) ? plain : otherwise;
};
