import * as z from 'zod';
import { paidLines, paymentVerdict } from '../../../lib/domain/payment.ts';
import { linePositionsInput, paymentMethodInput } from '../../../lib/validation/guest-request.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { changePayment } from './change-payment.ts';
import { getRequestAt, type RequestRow } from './request-rows.ts';
import { staffCaller } from './staff-caller.ts';

const argumentsInput = z.object({ lines: linePositionsInput, method: paymentMethodInput });

/** Marks lines as paid at hand-over: all that are named, or none. Each line is paid once; a retry changes nothing. */
export const recordPayment = async (event: FieldEvent): Promise<RequestRow> => {
  const { id: eventId } = await getEventAtDesk(event);
  const { lines: positions, method } = parseInput(argumentsInput, event.arguments);
  const [caller, request] = await Promise.all([staffCaller(event), getRequestAt(eventId, event.arguments['id'])]);
  return changePayment(request, {
    verdictOn: (current) => paymentVerdict(current, { positions, method, by: caller.by }),
    linesAfter: (lines, at) => paidLines(lines, { positions, method, at, ...caller }),
    entry: { step: 'PAID', ...caller, lines: positions, paymentMethod: method },
  });
};
