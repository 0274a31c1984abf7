import { fieldHandler } from '../runtime/field-handler.ts';
import { listMyReservations } from './list-my-reservations.ts';
import { releaseSeat } from './release-seat.ts';
import { reserveSeat } from './reserve-seat.ts';

export const handler = fieldHandler({ reserveSeat, releaseSeat, listMyReservations });
