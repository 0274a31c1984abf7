import { fieldHandler } from '../runtime/field-handler.ts';
import { createRequestAlert } from './create-request-alert.ts';
import { deleteRequestAlert } from './delete-request-alert.ts';
import { listMyRequestAlerts } from './list-my-request-alerts.ts';

export const handler = fieldHandler({ createRequestAlert, deleteRequestAlert, listMyRequestAlerts });
