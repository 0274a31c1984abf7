import {
  claimRequest,
  declineRequest,
  fulfilRequest,
  recordPayment,
  releaseRequest,
  reopenRequest,
  undoPayment,
} from '@/lib/data/request-board';
import type { GuestRequest } from '@/lib/data/request-fields';
import type { BoardStep } from './board-steps';

/** The operation of a step. Rejects with its AppErrors. */
export const sendStep = (eventId: string, id: string, step: BoardStep): Promise<GuestRequest> => {
  switch (step.type) {
    case 'claim':
      return claimRequest(eventId, id);
    case 'release':
      return releaseRequest(eventId, id);
    case 'fulfil':
      return fulfilRequest(eventId, id);
    case 'reopen':
      return reopenRequest(eventId, id);
    case 'decline':
      return declineRequest(eventId, id, step.reason);
    case 'pay':
      return recordPayment(eventId, id, step.lines, step.method);
    case 'undoPayment':
      return undoPayment(eventId, id, step.lines);
  }
};
