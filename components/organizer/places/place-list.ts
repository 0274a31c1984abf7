import { REQUEST_LIMITS } from '@/lib/domain/guest-request';

/** More than this is printed in several goes: a browser's print preview grows slow. */
export const MAX_PLACES = 500;

/** The places of a list in its order, each once, and what could not be taken. */
export type PlaceList = { places: string[]; problems: string[] };

/**
 * One place a line; "Table 1-40" stands for Table 1 to Table 40, "Seat 001-120" for Seat 001 to Seat 120. A range that does not
 * rise, like "Hall 2-1", is a name.
 */
export const placesOf = (text: string): PlaceList => {
  const problems: string[] = [];
  const places = new Set<string>();
  for (const line of text.split('\n').map(tidy).filter(Boolean)) {
    const names = namesOf(line);
    const tooLong = names?.find((name) => name.length > REQUEST_LIMITS.location);
    if (!names || places.size + names.length > MAX_PLACES) {
      problems.push(`“${shortened(line)}” makes more than ${MAX_PLACES} codes in all. Please print them in several goes.`);
    } else if (tooLong) problems.push(`“${shortened(line)}” is longer than ${REQUEST_LIMITS.location} characters.`);
    else for (const name of names) places.add(name);
  }
  return { places: [...places], problems };
};

const RANGE = /^(.*?)(\d+)\s*[-–—]\s*(\d+)$/;

/** Undefined for a range that is too long to be written out. */
const namesOf = (line: string): string[] | undefined => {
  const [, prefix = '', first, last] = RANGE.exec(line) ?? [];
  if (!first || !last || Number(last) <= Number(first)) return [line];
  const count = Number(last) - Number(first) + 1;
  if (count > MAX_PLACES) return undefined;
  const width = first.startsWith('0') ? first.length : 0;
  return Array.from({ length: count }, (_, step) => `${prefix}${String(Number(first) + step).padStart(width, '0')}`);
};

const tidy = (line: string): string => line.normalize('NFC').replace(/\s+/g, ' ').trim();

const shortened = (line: string): string => (line.length > 40 ? `${line.slice(0, 40)}…` : line);

/** What the code of a place opens: the order page, with the place filled in. */
export const orderAddressOf = ({ origin, eventId, place }: { origin: string; eventId: string; place: string }): string =>
  `${origin}/events/${eventId}/order?at=${encodeURIComponent(place)}`;
