/**
 * Transactions that meet at one row: DynamoDB lets one of them through, and the others try again. While one takes so long, others come
 * at random: the chance to meet none is e^-(rate x time).
 */

type Meeting = { perSecond: number; rows: number; seconds: number };

/** How long a transaction holds its rows. Assumed: no documentation says it. */
export const TRANSACTION_SECONDS = 0.015;

/** The chance of one attempt to meet another. Attempts that failed come again, and are met too. */
export const conflictChance = ({ perSecond, rows, seconds }: Meeting): number => {
  let chance = 0;
  // Retries raise the rate, which raises the chance: a few rounds settle it, or it runs away to one.
  for (let round = 0; round < 50; round++) {
    const attempts = perSecond / Math.max(1e-9, 1 - chance);
    chance = Math.min(1, 1 - Math.exp((-attempts * seconds) / rows));
    if (chance > 0.999) return 1;
  }
  return chance;
};

/** Attempts for each transaction that goes through; Infinity where none does any more. */
export const attemptsEach = (chance: number): number => (chance >= 1 ? Infinity : 1 / (1 - chance));
