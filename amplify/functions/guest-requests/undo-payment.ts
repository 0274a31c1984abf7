import * as z from 'zod';
import { undoVerdict, unpaidLines } from '../../../lib/domain/payment.ts';
import { linePositionsInput } from '../../../lib/validation/guest-request.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { changePayment } from './change-payment.ts';
import { getRequestAt, type RequestRow } from './request-rows.ts';
import { staffCaller } from './staff-caller.ts';

const argumentsInput = z.object({ lines: linePositionsInput });

/** Takes payments back: of all lines that are named, or of none. Lines that are not paid any more stay as they are. */
export const undoPayment = async (event: FieldEvent): Promise<RequestRow> => {
  const { id: eventId } = await getEventAtDesk(event);
  const { lines: positions } = parseInput(argumentsInput, event.arguments);
  const [caller, request] = await Promise.all([staffCaller(event), getRequestAt(eventId, event.arguments['id'])]);
  return changePayment(request, {
    verdictOn: (current) => undoVerdict(current, positions),
    linesAfter: (lines) => unpaidLines(lines, positions),
    entry: { step: 'PAYMENT_UNDONE', ...caller, lines: positions },
  });
};
