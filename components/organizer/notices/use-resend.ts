'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { listNotices, type LoggedNotice, MAX_RESENT_AT_ONCE, type NoticeFilter, resendNotices } from '@/lib/data/notice-log';

/** What is to be sent anew: one message, or all that a filter finds. */
export type ResendOrder = { notice: LoggedNotice } | { filter: NoticeFilter; count: number };

/** `sent` are on their way; `left` were left as they are. */
export type ResendProgress = { state: 'RUNNING' | 'DONE' | 'FAILED'; total: number; sent: number; left: number; error?: unknown };

/**
 * Sends messages anew, in portions, and says how far it is. Safe to begin again after a failure: a message goes out once,
 * however often that is asked for.
 */
export const useResend = (eventId: string) => {
  const client = useQueryClient();
  const [progress, setProgress] = useState<ResendProgress>();

  const run = useCallback(
    async (order: ResendOrder): Promise<void> => {
      const total = 'notice' in order ? 1 : order.count;
      let now: ResendProgress = { state: 'RUNNING', total, sent: 0, left: 0 };
      const report = (changes: Partial<ResendProgress>): void => setProgress((now = { ...now, ...changes }));
      report({});
      try {
        for await (const portion of portionsOf(eventId, order)) {
          const wanted = portion.filter(({ canBeResent }) => canBeResent);
          const begun = wanted.length > 0 ? await sendAnew(eventId, wanted) : 0;
          report({ sent: now.sent + begun, left: now.left + portion.length - begun });
        }
        report({ state: 'DONE' });
      } catch (error) {
        report({ state: 'FAILED', error });
      }
      await client.invalidateQueries({ queryKey: ['organizer', 'notices', eventId] });
      await client.invalidateQueries({ queryKey: ['organizer', 'notice-stats', eventId] });
    },
    [client, eventId],
  );

  return { progress, run, forget: useCallback(() => setProgress(undefined), []) };
};

/** Messages by at most MAX_RESENT_AT_ONCE. What was sent anew leaves the filter, which does not move the pages behind it. */
async function* portionsOf(eventId: string, order: ResendOrder): AsyncGenerator<LoggedNotice[]> {
  if ('notice' in order) return yield [order.notice];
  let nextToken: string | undefined;
  do {
    const page = await listNotices(eventId, order.filter, nextToken);
    for (let from = 0; from < page.items.length; from += MAX_RESENT_AT_ONCE) yield page.items.slice(from, from + MAX_RESENT_AT_ONCE);
    nextToken = page.nextToken;
  } while (nextToken);
}

/** How many of them are on their way now. */
const sendAnew = async (eventId: string, notices: LoggedNotice[]): Promise<number> => {
  const before = new Map(notices.map(({ id, resends }) => [id, resends]));
  const answers = await resendNotices(eventId, [...before.keys()]);
  return answers.filter(({ id, resends }) => resends > (before.get(id) ?? 0)).length;
};
