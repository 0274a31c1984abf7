import type { CheckInResult, KioskScreen } from '../../../lib/domain/kiosk-screen.ts';
import { kioskReducer, nextDeadline, startKiosk, type Kiosk, type KioskEvent } from '../../../lib/domain/kiosk-state.ts';

export const NOON = Date.parse('2026-06-01T12:00:00Z');

export const GUEST = { guestId: 'GUESTGUESTGUESTG', givenName: 'Ada', familyName: 'Lovelace', company: 'Analytical', jobTitle: 'Engineer' };

export const answer = (fields: Partial<CheckInResult> = {}): CheckInResult => ({
  eventId: 'EVENTAAA',
  scanId: 'scan-1',
  outcome: 'ADMITTED',
  direction: 'ENTRY',
  gate: 'North',
  byHand: false,
  offline: false,
  scannedAt: new Date(NOON).toISOString(),
  receivedAt: new Date(NOON).toISOString(),
  guest: GUEST,
  ...fields,
});

export const ticket = (text = 'U1.TICKET') => ({ kind: 'ticket', text }) as const;

/** A kiosk and its clock: `send` gives an event at the current time, `pass` lets time go by and every timer fire. */
export const kioskAt = (overrides: Partial<Kiosk> = {}) => {
  let kiosk: Kiosk = { ...startKiosk({ camera: { state: 'running' }, printsBadges: true }), ...overrides };
  let now = NOON;
  type Unstamped = KioskEvent extends infer Event ? (Event extends KioskEvent ? Omit<Event, 'at'> : never) : never;
  return {
    get screen(): KioskScreen {
      return kiosk.screen;
    },
    get now() {
      return now;
    },
    send(event: Unstamped) {
      kiosk = kioskReducer(kiosk, { ...event, at: now } as KioskEvent);
      return this;
    },
    pass(milliseconds: number) {
      const end = now + milliseconds;
      for (let due = nextDeadline(kiosk); due !== null && due <= end; due = nextDeadline(kiosk)) {
        now = Math.max(now, due);
        kiosk = kioskReducer(kiosk, { type: 'tick', at: now });
      }
      now = end;
      return this;
    },
    scan(scanId = 'scan-1', text = 'U1.TICKET') {
      return this.send({ type: 'codeRead', code: ticket(text), scanId });
    },
  };
};
