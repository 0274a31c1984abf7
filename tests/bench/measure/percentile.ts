/** The smallest value that at least `share` (0 to 1) of the values do not exceed. Values need no order; throws when there are none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('A percentile of no values was asked for.');
  return value;
};

/** p50, p95 and p99 in milliseconds, rounded to hundredths. */
export const percentiles = (milliseconds: readonly number[]): { p50: number; p95: number; p99: number } => ({
  p50: round(percentile(milliseconds, 0.5)),
  p95: round(percentile(milliseconds, 0.95)),
  p99: round(percentile(milliseconds, 0.99)),
});

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
