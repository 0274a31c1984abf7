/**
 * One thing that stands in the way. `missing` stops a deployment, `warning` does not (the site stands, but something will
 * not work for guests), `unknown` could not be looked at.
 */
export type Finding = {
  severity: 'missing' | 'warning' | 'unknown';
  /** One sentence: what it is. */
  what: string;
  /** One sentence: what to do. */
  todo: string;
};

const isMissing = ({ severity }: Finding): boolean => severity === 'missing';

/** 1 when something that is needed is missing. */
export const exitCodeOf = (findings: Finding[]): number => (findings.some(isMissing) ? 1 : 0);

/** Two lines for each finding, what stops a deployment first, and a last one that counts. */
export const describeFindings = (findings: Finding[]): string[] => {
  const order: Finding['severity'][] = ['missing', 'warning', 'unknown'];
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const counts = order.map((severity) => `${sorted.filter((finding) => finding.severity === severity).length} ${severity}`);
  return [
    ...sorted.flatMap(({ severity, what, todo }) => [`${severity.padEnd(8)} ${what}`, `${'to do'.padStart(8)} ${todo}`]),
    findings.length === 0 ? 'Nothing is missing.' : counts.join(', '),
  ];
};
