import { parseTicket } from './ticket.ts';

/** A code as a camera or a hand-held scanner read it, and what the device can tell about it without the server. */
export type ScannedCode = {
  text: string;
  /**
   * `ticket` has the shape of a ticket, and the server decides. `wrongCase` would have it in capitals: the scanner types in
   * the wrong case, and a ticket is never re-cased to fit. `foreign` is anything else.
   */
  kind: 'ticket' | 'wrongCase' | 'foreign';
};

/** Judges the readings of one code, the likelier first: a hand-held scanner gives two. */
export const inspectCode = (readings: readonly string[]): ScannedCode => {
  const texts = readings.map((reading) => reading.trim());
  const ticket = texts.find(isTicket);
  if (ticket !== undefined) return { kind: 'ticket', text: ticket };
  const recased = texts.find((text) => isTicket(text.toUpperCase()));
  if (recased !== undefined) return { kind: 'wrongCase', text: recased };
  return { kind: 'foreign', text: texts[0] ?? '' };
};

const isTicket = (text: string): boolean => Boolean(parseTicket(text));
