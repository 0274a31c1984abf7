import { describe, expect, it } from 'vitest';
import { RATE_LIMITS } from '../../amplify/infra/rate-limits.ts';
import type { BranchAssembly, Resource } from './branch-assembly.ts';

type Statement = { [kind: string]: unknown };
type RateStatement = {
  Limit: number;
  EvaluationWindowSec: number;
  AggregateKeyType: string;
  CustomKeys?: { Header: { Name: string; TextTransformations: { Type: string }[] } }[];
  ScopeDownStatement?: Statement;
};
type Rule = {
  Name: string;
  Priority: number;
  Action?: { Block?: { CustomResponse?: { ResponseCode: number; CustomResponseBodyKey: string } }; Allow?: object };
  Statement: { RateBasedStatement?: RateStatement; ManagedRuleGroupStatement?: Record<string, unknown>; ByteMatchStatement?: object };
};

/** The firewall before the API, and how people prove who they are. */
export const protectionSuites = (assembly: () => BranchAssembly): void => {
  const only = (type: string): Resource => {
    const [resource, ...others] = assembly().ofType(type);
    if (!resource || others.length > 0) throw new Error(`Expected one ${type}.`);
    return resource;
  };
  const rules = (): Rule[] => only('AWS::WAFv2::WebACL').Properties['Rules'] as Rule[];
  const rate = (name: string): RateStatement => {
    const statement = rules().find(({ Name }) => Name === name)?.Statement.RateBasedStatement;
    if (!statement) throw new Error(`There is no rate rule ${name}.`);
    return statement;
  };

  describe('The firewall', () => {
    it('stands before the API, and lets through what no rule refuses', () => {
      expect(only('AWS::WAFv2::WebACL').Properties).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
      const { WebACLArn, ResourceArn } = only('AWS::WAFv2::WebACLAssociation').Properties;
      expect(JSON.stringify(WebACLArn)).toContain('Firewall');
      expect(ResourceArn).toEqual({ 'Fn::GetAtt': [expect.stringContaining('GraphQLAPI'), 'Arn'] });
    });

    it('asks every rule in an order of its own', () => {
      const priorities = rules().map(({ Priority }) => Priority);
      expect(new Set(priorities).size).toBe(priorities.length);
      const firstManaged = rules().findIndex(({ Statement: { ManagedRuleGroupStatement: managed } }) => managed);
      expect(rules().findLastIndex(({ Statement: { RateBasedStatement: limited } }) => limited)).toBeLessThan(firstManaged);
    });

    it('counts people by their token, since a venue is one address', () => {
      expect(rate('CallsOfCaller')).toMatchObject({
        Limit: RATE_LIMITS.caller.calls,
        EvaluationWindowSec: 60,
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: [{ Header: { Name: 'authorization' } }],
      });
      expect(rate('RegistrationsOfCaller')).toMatchObject({
        Limit: RATE_LIMITS.registration.calls,
        EvaluationWindowSec: 300,
        CustomKeys: [{ Header: { Name: 'authorization' } }],
      });
      expect(JSON.stringify(rate('RegistrationsOfCaller').ScopeDownStatement)).toContain('registerGuest');
    });

    it('counts visitors by the session that signs their calls, whose signature is another each time', () => {
      const { CustomKeys, ScopeDownStatement } = rate('CallsOfVisitor');
      expect(CustomKeys).toMatchObject([{ Header: { Name: 'x-amz-security-token' } }]);
      expect(ScopeDownStatement).toMatchObject({
        ByteMatchStatement: { SearchString: 'AWS4-HMAC-SHA256', PositionalConstraint: 'STARTS_WITH' },
      });
    });

    it('counts by address only far above what a hall full of guests needs', () => {
      const byAddress = rules().flatMap(({ Statement: { RateBasedStatement: limited } }) =>
        limited?.AggregateKeyType === 'IP' ? [limited] : [],
      );
      expect(byAddress).toHaveLength(2);
      for (const { Limit, EvaluationWindowSec } of byAddress) {
        expect(EvaluationWindowSec).toBe(60);
        // 5,000 guests who make four calls each within the same minute.
        expect(Limit).toBeGreaterThanOrEqual(20_000);
      }
    });

    it('keeps tokens out of its logs: it knows them by their hash', () => {
      const keys = rules().flatMap(({ Statement: { RateBasedStatement: limited } }) => limited?.CustomKeys ?? []);
      expect(keys.length).toBeGreaterThan(2);
      for (const { Header } of keys) expect(Header.TextTransformations.map(({ Type }) => Type)).toContain('MD5');
      const { RedactedFields, LoggingFilter, LogDestinationConfigs } = only('AWS::WAFv2::LoggingConfiguration').Properties;
      const redacted = (RedactedFields as { SingleHeader: { Name: string } }[]).map(({ SingleHeader }) => SingleHeader.Name);
      expect(redacted).toEqual(expect.arrayContaining(['authorization', 'x-amz-security-token', 'x-usher-pass']));
      expect(LoggingFilter).toMatchObject({ DefaultBehavior: 'DROP' });
      expect(JSON.stringify(LogDestinationConfigs)).toContain('FirewallLog');
      const group = assembly()
        .ofType('AWS::Logs::LogGroup')
        .find(({ Properties }) => JSON.stringify(Properties['LogGroupName'] ?? '').includes('aws-waf-logs-'));
      expect(group?.Properties['RetentionInDays']).toBe(30);
    });

    it('answers too many calls with 429 and words that the site understands', () => {
      const limiting = rules().filter(({ Statement: { RateBasedStatement: limited } }) => limited);
      for (const { Action } of limiting) expect(Action?.Block?.CustomResponse?.ResponseCode).toBe(429);
      const bodies = only('AWS::WAFv2::WebACL').Properties['CustomResponseBodies'] as Record<string, { Content: string }>;
      const key = limiting[0]?.Action?.Block?.CustomResponse?.CustomResponseBodyKey ?? '';
      expect(JSON.parse(bodies[key]?.Content ?? '{}')).toMatchObject({ message: expect.stringMatching(/^RATE_LIMITED: /) });
    });

    it('asks AWS’s managed rules, and only counts long bodies and markup in guests’ words', () => {
      const managed = rules().flatMap(({ Statement: { ManagedRuleGroupStatement: group } }) => (group ? [group] : []));
      expect(managed.map(({ Name }) => Name)).toEqual([
        'AWSManagedRulesAmazonIpReputationList',
        'AWSManagedRulesCommonRuleSet',
        'AWSManagedRulesKnownBadInputsRuleSet',
      ]);
      const counted = managed.flatMap(({ RuleActionOverrides }) => (RuleActionOverrides ?? []) as { Name: string; ActionToUse: object }[]);
      expect(counted).toEqual([
        { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
        { Name: 'CrossSiteScripting_BODY', ActionToUse: { Count: {} } },
      ]);
    });

    it('lets the two functions that publish news through, by a pass that no template shows', () => {
      const own = rules()[0];
      expect(own).toMatchObject({
        Name: 'OwnFunctions',
        Action: { Allow: {} },
        Statement: { ByteMatchStatement: { PositionalConstraint: 'EXACTLY', FieldToMatch: { SingleHeader: { Name: 'x-usher-pass' } } } },
      });
      const withPass = assembly().backend.functions.filter(({ environment }) => 'FIREWALL_PASS' in environment);
      expect(withPass.map(({ name }) => name).sort()).toEqual(['announce-reservations', 'announce-sessions']);
    });
  });

  describe('People', () => {
    it('may use an authenticator app, and no text message can stand in for it', () => {
      expect(only('AWS::Cognito::UserPool').Properties).toMatchObject({
        MfaConfiguration: 'OPTIONAL',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        UserPoolTier: 'ESSENTIALS',
      });
    });

    it('come back from other sign-ins with a code, never with a token in the address', () => {
      expect(only('AWS::Cognito::UserPoolClient').Properties['AllowedOAuthFlows']).toEqual(['code']);
    });

    it('are not watched by threat protection, nor asked for a second factor, unless that is switched on', () => {
      expect(only('AWS::Cognito::UserPool').Properties).not.toHaveProperty('UserPoolAddOns');
      expect(assembly().backend.auth?.triggers.PreTokenGeneration).toBeUndefined();
    });
  });
};
