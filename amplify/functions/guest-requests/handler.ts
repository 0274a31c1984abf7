import { getRequestStats } from '../request-stats/get-request-stats.ts';
import { fieldHandler } from '../runtime/field-handler.ts';
import { cancelGuestRequest } from './cancel-guest-request.ts';
import { createGuestRequest } from './create-guest-request.ts';
import { declineGuestRequest } from './decline-guest-request.ts';
import { getMyTab } from './get-my-tab.ts';
import { listGuestRequests } from './list-guest-requests.ts';
import { listMyGuestRequests } from './list-my-guest-requests.ts';
import { recordPayment } from './record-payment.ts';
import { undoPayment } from './undo-payment.ts';

export const handler = fieldHandler({
  createGuestRequest,
  cancelGuestRequest,
  declineGuestRequest,
  recordPayment,
  undoPayment,
  listGuestRequests,
  listMyGuestRequests,
  getMyTab,
  getRequestStats,
});
