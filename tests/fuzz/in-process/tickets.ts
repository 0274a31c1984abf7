import fc from 'fast-check';
import { inspectCode } from '../../../lib/domain/scanned-code.ts';
import { parseTicket, signTicket, ticketPublicKey, verifyTicket } from '../../../lib/domain/ticket.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';
import { nearText } from '../near-valid.ts';

const OURS = new Uint8Array(32).fill(7);
const FORGED = new Uint8Array(32).fill(8);
const EVENT = 'ABCDEFGH';
const GUESTS = ['AAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBB'];

const tickets = GUESTS.flatMap((guestId) => [1, 2].map((revision) => ({ eventId: EVENT, guestId, revision })));
const genuine = new Set(tickets.map((ticket) => signTicket(ticket, OURS)));
const forged = tickets.map((ticket) => signTicket(ticket, FORGED));

/** The parts of two tickets, mixed. */
const spliced = fc
  .tuple(fc.constantFrom(...genuine, ...forged), fc.constantFrom(...genuine, ...forged), fc.nat({ max: 4 }))
  .map(([one, other, part]) =>
    one
      .split('.')
      .with(part, other.split('.')[part] ?? '')
      .join('.'),
  );

/** Only the very texts that were signed with our key are tickets. */
export const ticketTarget = fuzzTarget({
  name: 'tickets and scanned codes',
  share: 2,
  inputs: fc.oneof(
    { weight: 4, arbitrary: nearText(fc.constantFrom(...genuine, ...forged), 'ABCXYZ234567.189$%') },
    { weight: 2, arbitrary: spliced },
    { weight: 1, arbitrary: hostileText },
  ),
  judge: (text) => {
    const verified = verifyTicket(text, ticketPublicKey(OURS));
    if (Boolean(verified) !== genuine.has(text))
      throw new FuzzFault(verified ? 'A forged ticket was taken.' : 'A genuine ticket was refused.');
    const { kind } = inspectCode([text, text.toLowerCase()]);
    if (verified) return 'genuine';
    return parseTicket(text) ? 'badly signed' : kind;
  },
});
