import type { NextDue } from './schedule-expression.ts';

/** The last due time after `since` and not after `until`. */
export function latestDue(nextDue: NextDue, since: Date, until: Date): Date | undefined {
  const first = nextDue(since);
  if (!first || first > until) return undefined;
  // Due times lie at least a minute apart: halving the span finds the last one without walking through all.
  let low = first;
  let high = until;
  while (high.getTime() - low.getTime() > 30_000) {
    const middle = new Date((low.getTime() + high.getTime()) / 2);
    const due = nextDue(middle);
    if (due && due <= until) low = due;
    else high = middle;
  }
  const next = nextDue(low);
  return next && next <= until ? next : low;
}
