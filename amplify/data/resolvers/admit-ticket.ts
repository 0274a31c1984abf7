import { type Context, runtime } from '@aws-appsync/utils';
import { SCAN_LIMITS, ticketDenial } from '../../../lib/domain/check-in.ts';
import { splitTicket } from '../../../lib/domain/ticket-text.ts';
import { admitRequest } from './admit.ts';
import { admitResponse } from './admit-response.ts';
import { invalidInput } from './scan.ts';

/**
 * Second step of checkIn: admits whoever holds the ticket. The whole ticket is part of the condition, so that a forged or
 * outdated one never gets through; a ticket of another event never reaches a guest.
 */
export const request = (ctx: Context) => {
  if (ctx.stash.answer || ctx.stash.finding) runtime.earlyReturn(ctx.prev.result);
  const ticket: string = ctx.args.ticket;
  if (ticket.length > SCAN_LIMITS.ticketLength) invalidInput(`ticket has at most ${SCAN_LIMITS.ticketLength} characters.`);
  const denial = ticketDenial(ticket, ctx.args.eventId);
  if (denial) {
    ctx.stash.finding = { outcome: 'DENIED', reason: denial };
    runtime.earlyReturn(null);
  }
  const parts = splitTicket(ticket);
  ctx.stash.guestId = parts ? parts.guestId : '';
  return admitRequest(ctx.stash.guestId, ticket, ctx.stash.scan);
};

export const response = (ctx: Context) => admitResponse(ctx);
