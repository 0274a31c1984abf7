import type { backend } from '../backend.ts';
import { readSettings } from './settings.ts';

/**
 * Instances that senders keep for themselves, so that a rush of guests cannot starve the news; the most that they have, too.
 * None without the setting: an account needs 10 (an old one 100) that nobody keeps, a new one has no more, and the deployment
 * would fail there. What the senders send in a second is limited in the code, whatever their number.
 */
export const reserveSenders = ({ sendNotices, sweepNotices }: typeof backend): void => {
  const { USHER_SENDER_CONCURRENCY: instances } = readSettings(process.env);
  if (instances === undefined) return;
  for (const { resources } of [sendNotices, sweepNotices]) resources.cfnResources.cfnFunction.reservedConcurrentExecutions = instances;
};
