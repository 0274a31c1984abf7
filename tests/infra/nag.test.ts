import { beforeAll, describe, expect, it } from 'vitest';
import { type Accepted, OF_AMPLIFY, OF_USHER } from './nag/accepted-findings.ts';
import { type Finding, findWithNag } from './nag/findings.ts';

let findings: Finding[];

beforeAll(async () => {
  findings = await findWithNag();
});

const isAcceptedBy =
  (finding: Finding) =>
  ({ rule, path, detail }: Accepted): boolean =>
    finding.rule === rule && path.test(finding.path) && (detail?.test(finding.detail) ?? finding.detail === '');

const told = ({ rule, detail, path }: Finding): string => `${rule}${detail && ` (${detail})`} at ${path}`;

describe('cdk-nag', () => {
  it('looks at the whole backend', () => {
    expect(findings.some(({ path }) => path.startsWith('data/'))).toBe(true);
    expect(findings.some(({ path }) => path.startsWith('auth/'))).toBe(true);
    for (const pack of ['AwsSolutions-', 'Serverless-']) expect(findings.some(({ rule }) => rule.startsWith(pack))).toBe(true);
  });

  it('finds nothing that is not accepted with a reason', () => {
    const accepted = [...OF_USHER, ...OF_AMPLIFY];
    expect(findings.filter((finding) => !accepted.some(isAcceptedBy(finding))).map(told)).toEqual([]);
  });

  it.each([...OF_USHER, ...OF_AMPLIFY])('still has to accept $rule at $path: $reason', (accepted) => {
    expect(findings.some((finding) => isAcceptedBy(finding)(accepted))).toBe(true);
  });

  it('accepts what is ours one by one: no entry covers the constructs of both', () => {
    for (const finding of findings) {
      const byUs = OF_USHER.some(isAcceptedBy(finding));
      const byAmplify = OF_AMPLIFY.some(isAcceptedBy(finding));
      expect(byUs && byAmplify, told(finding)).toBe(false);
    }
  });
});
