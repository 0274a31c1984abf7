'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { NoticeChannel } from '@/lib/data/notice-log';
import { isOutcome, type Outcome } from './notice-outcomes';
import { isChannel } from './notice-words';

/** Which messages are looked at; empty is all. */
export type LogChoice = {
  outcome?: Outcome | undefined;
  channel?: NoticeChannel | undefined;
  reason?: string | undefined;
  guest?: string | undefined;
};

const NAMES = ['outcome', 'channel', 'reason', 'guest'] as const;

/** What is looked at, kept in the page's address: it survives a reload, the way back and being sent to a colleague. */
export const useLogChoice = (): { choice: LogChoice; choose: (choice: LogChoice) => void } => {
  const parameters = useSearchParams();
  const choice = useMemo(() => {
    const [outcome, channel, reason, guest] = NAMES.map((name) => parameters.get(name) ?? '');
    return {
      outcome: outcome && isOutcome(outcome) ? outcome : undefined,
      channel: channel && isChannel(channel) ? channel : undefined,
      reason: reason || undefined,
      guest: guest || undefined,
    };
  }, [parameters]);
  const choose = useCallback((next: LogChoice) => {
    const address = new URL(window.location.href);
    for (const name of NAMES) {
      const value = next[name];
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    // Each choice is a step that the way back undoes. Next.js adds its own state only when it is given none.
    window.history.pushState(null, '', address);
  }, []);
  return { choice, choose };
};
