import * as z from 'zod';
import { declineReasonInput } from '../../../lib/validation/guest-request.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { getRequestAt, type RequestRow } from './request-rows.ts';
import { staffCaller } from './staff-caller.ts';
import { withdrawRequest } from './withdraw-request.ts';

const argumentsInput = z.object({ reason: declineReasonInput });

/** Declines an open or claimed request with a reason that the guest reads. */
export const declineGuestRequest = async (event: FieldEvent): Promise<RequestRow> => {
  const { id: eventId } = await getEventAtDesk(event);
  const { reason } = parseInput(argumentsInput, event.arguments);
  const [caller, request] = await Promise.all([staffCaller(event), getRequestAt(eventId, event.arguments['id'])]);
  return withdrawRequest(request, { state: 'DECLINED', ...caller, reason });
};
