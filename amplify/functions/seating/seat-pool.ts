import type { SeatPool } from '../../../lib/domain/capacity.ts';
import type { EventRow, SessionRow } from '../runtime/rows.ts';

export const seatPoolOf = (event: Pick<EventRow, 'id' | 'capacity' | 'shards'>): SeatPool => ({
  counterId: event.id,
  capacity: event.capacity,
  shards: event.shards,
});

/** Of a session whose seats are counted. */
export const seatPoolOfSession = (session: Pick<SessionRow, 'id' | 'shards'> & { capacity: number }): SeatPool => ({
  counterId: `session#${session.id}`,
  capacity: session.capacity,
  shards: session.shards,
});
