import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateLimits } from '../../amplify/infra/rate-limits.ts';
import { type BranchAssembly, synthesizeBranch } from './branch-assembly.ts';
import { findCycle } from './dependency-cycle.ts';

describe('A branch with all protection switched on', () => {
  let assembly: BranchAssembly;
  beforeAll(async () => {
    assembly = await synthesizeBranch({
      USHER_STAFF_MFA: 'required',
      USHER_THREAT_PROTECTION: 'enforce',
      USHER_RATE_LIMITS: 'caller=3000',
    });
  });
  afterAll(() => assembly.remove());

  it('holds no circle of dependencies', () => {
    expect(assembly.templates.map(findCycle).filter((cycle) => cycle !== undefined)).toEqual([]);
  });

  it('asks before every token of organizers and staff, in the version that reaches access tokens', () => {
    const [pool] = assembly.ofType('AWS::Cognito::UserPool');
    const { LambdaConfig } = pool?.Properties as { LambdaConfig: Record<string, { LambdaVersion?: string }> };
    expect(LambdaConfig['PreTokenGenerationConfig']).toMatchObject({ LambdaVersion: 'V2_0', LambdaArn: expect.anything() });
    expect(LambdaConfig).not.toHaveProperty('PreTokenGeneration');
    const { auth, functions, roles } = assembly.backend;
    const trigger = functions.find(({ arn }) => arn === auth?.triggers.PreTokenGeneration);
    expect(trigger?.name).toBe('require-second-factor');
    const statements = roles.find(({ arn }) => arn === trigger?.roleArn)?.statements ?? [];
    // Amplify lets each of its functions read its own settings.
    const own = statements.filter(({ actions }) => !actions.includes('ssm:GetParameters'));
    const [look, ...others] = own.filter(({ actions }) => actions.some((action) => action.startsWith('cognito-idp:')));
    expect(others).toEqual([]);
    expect(look).toMatchObject({ actions: ['cognito-idp:AdminGetUser'], resources: [auth?.userPoolArn] });
    const rest = own.filter((statement) => statement !== look).flatMap(({ actions }) => actions);
    expect(rest.sort()).toEqual([
      ...['logs:CreateLogStream', 'logs:PutLogEvents'],
      ...['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    ]);
  });

  it('lets Cognito act on leaked passwords and on odd sign-ins', () => {
    expect(assembly.ofType('AWS::Cognito::UserPool')[0]?.Properties).toMatchObject({
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    expect(assembly.ofType('AWS::Cognito::UserPoolRiskConfigurationAttachment')[0]?.Properties).toMatchObject({
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } } },
    });
  });

  it('takes a limit from its setting', () => {
    expect(JSON.stringify(assembly.ofType('AWS::WAFv2::WebACL'))).toContain('"Limit":3000,');
  });
});

describe('The setting of rate limits', () => {
  it('refuses names it does not know and numbers that AWS WAF would refuse', () => {
    expect(rateLimits('caller=3000, address=90000')).toMatchObject({ caller: { calls: 3000 }, address: { calls: 90_000 } });
    expect(() => rateLimits('kiosk=3')).toThrow('kiosk');
    expect(() => rateLimits('caller=9')).toThrow('from 10');
    expect(() => rateLimits('caller=many')).toThrow('from 10');
  });
});
