import { type AlertRow, saveSubscription } from './alert-row.ts';
import type { EndpointRow } from './endpoint-row.ts';
import { settleEndpoint } from './settle-endpoint.ts';
import { statusOf } from './staff-topic.ts';

/** The alert as SNS sees its subscription now: PENDING until the owner of the address has confirmed it. */
export const refreshAlert = async (alert: AlertRow, endpoint: EndpointRow): Promise<AlertRow> => {
  const { servedBy, channel, subscriptionArn } = endpoint;
  if (servedBy === 'LEDGER' || !subscriptionArn) return alert;
  if (channel === 'SMS') return saveSubscription(alert, 'ACTIVE', subscriptionArn);
  const status = await statusOf(subscriptionArn, endpoint);
  if (status === 'OUTDATED') await settleEndpoint(endpoint.pk);
  return saveSubscription(alert, status === 'PENDING' || status === 'GONE' ? 'PENDING' : 'ACTIVE', subscriptionArn);
};
