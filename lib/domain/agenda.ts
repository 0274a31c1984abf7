import { searchKey } from './search-key.ts';
import { clashes, type SessionState } from './session.ts';

/** What the order of an agenda follows from. Instants are ISO 8601 in UTC. */
export type AgendaItem = {
  id: string;
  title: string;
  speakers: readonly string[];
  room: string;
  track?: string | undefined;
  startsAt: string;
  endsAt: string;
  state: SessionState;
};

const byText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

/** By start, then by room: "Room 2" before "Room 10". */
export const inAgendaOrder = <Item extends AgendaItem>(items: readonly Item[]): Item[] =>
  [...items].sort(
    (one, other) =>
      one.startsAt.localeCompare(other.startsAt) ||
      byText(one.room, other.room) ||
      byText(one.title, other.title) ||
      byText(one.id, other.id),
  );

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The date that clocks in an IANA zone show at an instant, e.g. "2026-11-23". */
export const dayOf = (instant: string | Date, timeZone: string): string => {
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
};

/** The sessions of a date at the event. `continued`: those that began the day before and go on after midnight. */
export type AgendaDay<Item> = { day: string; starting: Item[]; continued: Item[] };

/** Sessions by the date on which they start, by the event's own clock. A date on which none starts is none of the agenda's. */
export const agendaDays = <Item extends AgendaItem>(items: readonly Item[], timeZone: string): AgendaDay<Item>[] => {
  const days = new Map<string, AgendaDay<Item>>();
  const ordered = inAgendaOrder(items);
  for (const item of ordered) {
    const day = dayOf(item.startsAt, timeZone);
    const known = days.get(day);
    if (known) known.starting.push(item);
    else days.set(day, { day, starting: [item], continued: [] });
  }
  for (const item of ordered) {
    // One that ends at midnight sharp does not go on.
    const lastDay = dayOf(new Date(Date.parse(item.endsAt) - 1), timeZone);
    if (lastDay !== dayOf(item.startsAt, timeZone)) days.get(lastDay)?.continued.push(item);
  }
  return [...days.values()].sort((one, other) => one.day.localeCompare(other.day));
};

/** The date to open the agenda at: today, else the next one that comes, else the first. */
export const dayToOpen = (days: readonly string[], now: Date, timeZone: string): string | undefined => {
  const today = dayOf(now, timeZone);
  return days.find((day) => day >= today) ?? days[0];
};

/** Sessions that start at the same moment. */
export type AgendaSlot<Item> = { startsAt: string; items: Item[] };

export const agendaSlots = <Item extends AgendaItem>(ordered: readonly Item[]): AgendaSlot<Item>[] => {
  const slots: AgendaSlot<Item>[] = [];
  for (const item of ordered) {
    const last = slots.at(-1);
    if (last?.startsAt === item.startsAt) last.items.push(item);
    else slots.push({ startsAt: item.startsAt, items: [item] });
  }
  return slots;
};

const distinct = (texts: readonly (string | undefined)[]): string[] =>
  [...new Set(texts.filter((text) => text !== undefined))].sort(byText);

export const roomsOf = (items: readonly AgendaItem[]): string[] => distinct(items.map(({ room }) => room));

export const tracksOf = (items: readonly AgendaItem[]): string[] => distinct(items.map(({ track }) => track));

/** What of a session is searched, by its id. Made once for an agenda, so that every key press is quick. */
export const agendaIndex = (items: readonly AgendaItem[]): ReadonlyMap<string, string> =>
  new Map(items.map(({ id, title, speakers, room, track }) => [id, [title, ...speakers, room, track ?? ''].map(searchKey).join('\n')]));

export type AgendaFilter = { words: string; track?: string | undefined };

/** Sessions of the track in which every word occurs, however it is typed: "malaga", "Málaga". */
export const filterAgenda = <Item extends AgendaItem>(
  items: readonly Item[],
  index: ReadonlyMap<string, string>,
  { words, track }: AgendaFilter,
): Item[] => {
  const wanted = searchKey(words).split(' ').filter(Boolean);
  return items.filter((item) => {
    if (track !== undefined && item.track !== track) return false;
    const text = index.get(item.id) ?? '';
    return wanted.every((word) => text.includes(word));
  });
};

type Timed = { id: string; startsAt: string; endsAt: string; state: SessionState };

/** Of sessions that one guest wants to be in: those that share time with others, and with which. Cancelled ones take no time. */
export const clashesAmong = <Item extends Timed>(items: readonly Item[]): ReadonlyMap<string, Item[]> => {
  const taking = items.filter(({ state }) => state === 'SCHEDULED');
  const found = new Map<string, Item[]>();
  for (const item of taking) {
    const others = taking.filter((other) => other.id !== item.id && clashes(item, other));
    if (others.length > 0) found.set(item.id, others);
  }
  return found;
};

/** The session that is on or comes next, of those in order. */
export const nextOf = <Item extends Timed>(items: readonly Item[], now: Date): Item | undefined =>
  [...items]
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    .find(({ state, endsAt }) => state === 'SCHEDULED' && Date.parse(endsAt) > now.getTime());
