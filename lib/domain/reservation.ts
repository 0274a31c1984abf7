/** RESERVED: has a seat. CALLED: was told to queue. FORFEITED: was called and did not come, or never came in time. */
export type ReservationState = 'RESERVED' | 'WAITLISTED' | 'CALLED' | 'ADMITTED' | 'RELEASED' | 'FORFEITED';

/** States in which a seat of the session is taken. */
export const HOLDS_SEAT = ['RESERVED', 'CALLED', 'ADMITTED'] as const satisfies readonly ReservationState[];

export const holdsSeat = (state: ReservationState): boolean => (HOLDS_SEAT as readonly string[]).includes(state);

/** A place in the session or in its line: what a guest's own schedule shows. */
export const isStanding = (state: ReservationState): boolean => state === 'WAITLISTED' || holdsSeat(state);

export const RESERVATION_LIMITS = {
  /** Sessions of one event in which a guest has a seat or waits for one. */
  perGuest: 40,
} as const;

/** One place per guest and session is a condition of the write. */
export const reservationIdOf = (sessionId: string, guestId: string): string => `${sessionId}.${guestId}`;

/** The order in which guests are called, and that of the line: who came first, then by id. Sorts as text. */
export const placeKeyOf = (at: string, guestId: string): string => `${at}#${guestId}`;

const ANEW = ['RESERVED', 'CALLED', 'WAITLISTED', 'ADMITTED'] as const;

/** What may follow what. Whoever takes a seat when those of the absent were given away counts as called at once. */
const FOLLOWS: Readonly<Record<ReservationState | 'NOTHING', readonly ReservationState[]>> = {
  NOTHING: ANEW,
  RELEASED: ANEW,
  FORFEITED: ANEW,
  WAITLISTED: ['RESERVED', 'CALLED', 'ADMITTED', 'RELEASED'],
  RESERVED: ['CALLED', 'ADMITTED', 'RELEASED', 'FORFEITED'],
  // Back to RESERVED, or called again, when the session moved.
  CALLED: ['RESERVED', 'CALLED', 'ADMITTED', 'RELEASED', 'FORFEITED'],
  // Also out of the room the seat stays taken.
  ADMITTED: [],
};

/** Whether a place in this state, undefined where there is none yet, may become the other. */
export const canBecome = (from: ReservationState | undefined, to: ReservationState): boolean => FOLLOWS[from ?? 'NOTHING'].includes(to);
