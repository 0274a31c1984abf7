import { describe, expect, it } from 'vitest';
import { NO_BURST, isScanning, onKey, type KeyBurst } from '../../../components/kiosk/scanner/key-burst.ts';
import { inspectCode } from '../../../lib/domain/scanned-code.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';

const TICKET = signTicket({ eventId: 'ABCDEFGH', guestId: 'ABCDEFGHABCDEFGH', revision: 1 }, new Uint8Array(32).fill(7));

type Typist = { gap?: number; key?: (character: string) => string; end?: boolean };

const codeOf = (character: string) =>
  character === '.' ? 'Period' : /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;

/** Types a text as a scanner in the US layout does: capitals with Shift. */
const type = (text: string, { gap = 8, key = (character) => character, end = true }: Typist = {}) => {
  let burst: KeyBurst = NO_BURST;
  let at = 1_000;
  for (const character of text) {
    const shiftKey = /[A-Z]/.test(character);
    if (shiftKey) ({ burst } = onKey(burst, { key: 'Shift', code: 'ShiftLeft', shiftKey, at }));
    ({ burst } = onKey(burst, { key: key(character), code: codeOf(character), shiftKey, at }));
    at += gap;
  }
  return end ? onKey(burst, { key: 'Enter', code: 'Enter', shiftKey: false, at }) : { burst, readings: null };
};

describe('a hand-held scanner', () => {
  it('is read up to its Enter', () => {
    expect(type(TICKET).readings).toContain(TICKET);
  });

  it.each([
    [
      'a French layout, which has letters where digits are',
      (character: string) => ({ '2': 'é', '3': '"', '4': "'", Q: 'A', A: 'Q', '.': ':' })[character] ?? character,
    ],
    ['a German layout, which swaps Y and Z', (character: string) => ({ Y: 'Z', Z: 'Y' })[character] ?? character],
    ['Caps Lock', (character: string) => character.toLowerCase()],
    ['a Greek layout', () => 'Ω'],
  ])('is understood through %s', (_, key) => {
    expect(inspectCode(type(TICKET, { key }).readings ?? [])).toEqual({ kind: 'ticket', text: TICKET });
  });

  it('that types in lower case is told so, and its ticket is not re-cased', () => {
    const text = TICKET.toLowerCase();
    expect(inspectCode(type(text).readings ?? [])).toEqual({ kind: 'wrongCase', text });
  });

  it('shows as reading before it is done', () => {
    expect(isScanning(type(TICKET.slice(0, 12), { end: false }).burst)).toBe(true);
  });
});

describe('a person', () => {
  it('who types a text and Enter is no scanner', () => {
    expect(type(TICKET, { gap: 110 }).readings).toBeNull();
  });

  it('who hits a few keys at once is no scanner', () => {
    expect(type('ASDF', { gap: 5 }).readings).toBeNull();
  });

  it('who typed before the scan spoils no code', () => {
    const { burst } = type('HELLO', { gap: 120, end: false });
    let state = burst;
    let at = 10_000;
    for (const character of TICKET) {
      ({ burst: state } = onKey(state, { key: character, code: codeOf(character), shiftKey: true, at }));
      at += 5;
    }
    expect(onKey(state, { key: 'Enter', code: 'Enter', shiftKey: false, at }).readings).toContain(TICKET);
  });
});

describe('a code', () => {
  it.each([['https://example.com/menu'], ['U1.ABCDEFGH.TOO.SHORT'], [''], [`${TICKET}A`], [TICKET.slice(0, -1)]])(
    'that is no ticket is foreign: %s',
    (text) => {
      expect(inspectCode([text]).kind).toBe('foreign');
    },
  );

  it('may have blanks around it', () => {
    expect(inspectCode([` ${TICKET}\r\n`])).toEqual({ kind: 'ticket', text: TICKET });
  });
});
