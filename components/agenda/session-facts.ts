import type { AgendaSession } from '@/lib/data/agenda';

/** Whether seats of the session are reserved at all, as far as the agenda says. */
export const isReservableAgenda = ({ capacity, reservationOpensAt }: Pick<AgendaSession, 'capacity' | 'reservationOpensAt'>): boolean =>
  capacity !== undefined && reservationOpensAt !== undefined;

export const sessionHref = (eventId: string, sessionId: string): string => `/events/${eventId}/agenda/${sessionId}`;
