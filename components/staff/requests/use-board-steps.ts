'use client';

import { useCallback, useState } from 'react';
import { toAppError } from '@/lib/data/unwrap';
import type { GuestRequest } from '@/lib/data/request-fields';
import type { BoardFeed } from './board-feed';
import type { BoardStep, StaffMember } from './board-steps';
import type { Said } from './outcome-toast';
import { refusalOf, whatOf } from './request-words';

/** What came of the last step, and the step that takes it back. A claim is seen where it happened. */
export type Outcome = Said & { undo?: { request: GuestRequest; step: BoardStep } | undefined };

const DONE: Record<BoardStep['type'], string> = {
  claim: 'Claimed',
  release: 'Released',
  fulfil: 'Fulfilled',
  reopen: 'Yours again',
  decline: 'Declined',
  pay: 'Payment noted',
  undoPayment: 'Payment taken back',
};

const undoOf = (step: BoardStep): BoardStep | undefined => {
  switch (step.type) {
    case 'claim':
      return { type: 'release' };
    case 'release':
      return { type: 'claim' };
    case 'fulfil':
      return { type: 'reopen' };
    case 'pay':
      return { type: 'undoPayment', lines: step.lines };
    default:
      return undefined;
  }
};

export type TakeStep = (request: GuestRequest, step: BoardStep) => void;

/** Takes steps: shown at once, and rolled back with the reason when they are refused. */
export const useBoardSteps = (feed: BoardFeed, me: StaffMember) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const show = useCallback(
    (next: Omit<Outcome, 'count'> | null) => setOutcome((last) => next && { ...next, count: (last?.count ?? 0) + 1 }),
    [],
  );
  const take = useCallback<TakeStep>(
    (request, step) => {
      const undo = undoOf(step);
      const what = `${whatOf(request)} for ${request.guestName}`;
      const said = { tone: 'success', text: `${DONE[step.type]}: ${what}`, isQuiet: step.type === 'claim' } as const;
      show({ ...said, undo: undo && { request, step: undo } });
      feed.take(request.id, step, me).catch((thrown: unknown) => {
        show({ tone: 'error', text: `${what}: ${refusalOf(toAppError(thrown))}`, isQuiet: false });
      });
    },
    [feed, me, show],
  );
  const close = useCallback(() => show(null), [show]);
  return { outcome, take, close };
};
