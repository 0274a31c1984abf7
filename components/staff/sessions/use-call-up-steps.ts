'use client';

import { useCallback, useState } from 'react';
import type { SessionStatus } from '@/lib/data/session-board';
import { toAppError } from '@/lib/data/unwrap';
import type { Said } from '../requests/outcome-toast';
import { guestsInWords } from './session-words';
import { useCallUp, usePauseCallUp } from './use-session-status';

/** What staff do by hand: each step says what came of it, and what can be taken back says how. */
export const useCallUpSteps = ({ eventId, sessionId, called, admitted, title }: SessionStatus) => {
  const [outcome, setOutcome] = useState<(Said & { undo?: { paused: boolean } }) | null>(null);
  const callUp = useCallUp(eventId, sessionId);
  const pausing = usePauseCallUp(eventId, sessionId);
  const say = (said: Pick<Said, 'tone' | 'text'> & { undo?: { paused: boolean } }) =>
    setOutcome((last) => ({ ...said, isQuiet: false, count: (last?.count ?? 0) + 1 }));

  /** A second tap, and a try after a lost answer, have the key of the first: nobody is called twice. */
  const call = (count: number, onDone: () => void) => {
    if (callUp.isPending) return;
    const clientKey = callUp.isError && callUp.variables.count === count ? callUp.variables.clientKey : crypto.randomUUID();
    callUp.mutate(
      { count, clientKey },
      {
        onSuccess: (after) => {
          const told = after.called + after.admitted - called - admitted;
          say({ tone: 'success', text: told > 0 ? `${guestsInWords(told)} told to queue for ${title}` : 'There was nobody left to call' });
          callUp.reset();
          onDone();
        },
      },
    );
  };

  const pause = (paused: boolean) => {
    if (pausing.isPending) return;
    pausing.mutate(paused, {
      onSuccess: () =>
        say({ tone: 'success', text: paused ? 'No more guests are called' : 'Guests are called again', undo: { paused: !paused } }),
      onError: (thrown) => say({ tone: 'error', text: toAppError(thrown).userMessage }),
    });
  };

  return {
    outcome,
    close: useCallback(() => setOutcome(null), []),
    call,
    callError: callUp.error,
    isCalling: callUp.isPending,
    forgetCall: () => callUp.reset(),
    pause,
    isPausing: pausing.isPending,
    undo: () => outcome?.undo && pause(outcome.undo.paused),
  };
};
