import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { type RateLimitName, rateLimits } from './rate-limits.ts';

type Statement = CfnWebACL.StatementProperty;
type Rule = CfnWebACL.RuleProperty;
type TextTransformation = CfnWebACL.TextTransformationProperty;

/** Our own functions show it, so that no rule for strangers holds them up. */
export const PASS_HEADER = 'x-usher-pass';
/** What a refused call is answered; a `customResponseBodies` of the web ACL. */
export const TOO_MANY = 'too-many';
/** AWS WAF sees this much of a body that goes to AppSync. */
const SEEN_BODY_BYTES = 8_192;

const AS_IT_IS: TextTransformation[] = [{ priority: 0, type: 'NONE' }];
/** Tokens are counted, and show in logs, as hashes. */
const HASHED: TextTransformation[] = [
  { priority: 0, type: 'COMPRESS_WHITE_SPACE' },
  { priority: 1, type: 'MD5' },
];
const AUTHORIZATION = { singleHeader: { Name: 'authorization' } };

const bodySays = (searchString: string): Statement => ({
  byteMatchStatement: {
    searchString,
    // A longer body counts as if it said so. JSON may write any letter as \u0072.
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    positionalConstraint: 'CONTAINS',
    textTransformations: [{ priority: 0, type: 'JS_DECODE' }],
  },
});
const isLong: Statement = {
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size: SEEN_BODY_BYTES,
    textTransformations: AS_IT_IS,
  },
};
const hasAuthorization: Statement = {
  sizeConstraintStatement: { fieldToMatch: AUTHORIZATION, comparisonOperator: 'GT', size: 0, textTransformations: AS_IT_IS },
};
/** A visitor signs each call anew with the credentials of the identity pool; what stays is their session token. */
const isSigned: Statement = {
  byteMatchStatement: {
    searchString: 'AWS4-HMAC-SHA256',
    fieldToMatch: AUTHORIZATION,
    positionalConstraint: 'STARTS_WITH',
    textTransformations: AS_IT_IS,
  },
};
const not = (statement: Statement): Statement => ({ notStatement: { statement } });
const all = (...statements: Statement[]): Statement => ({ andStatement: { statements } });
const isSignedIn = all(hasAuthorization, not(isSigned));

type RateRule = { name: string; limit: RateLimitName; per: 'authorization' | 'x-amz-security-token' | 'address'; of?: Statement };

/** Who is counted by what. Managed rules come after: a flood is refused before it is looked at. */
const RATE_RULES: RateRule[] = [
  {
    name: 'RegistrationsOfCaller',
    limit: 'registration',
    per: 'authorization',
    of: all(hasAuthorization, not(isSigned), bodySays('registerGuest')),
  },
  { name: 'CallsOfCaller', limit: 'caller', per: 'authorization', of: isSignedIn },
  { name: 'CallsOfVisitor', limit: 'visitor', per: 'x-amz-security-token', of: isSigned },
  { name: 'VisitorsOfAddress', limit: 'visitors', per: 'address', of: not(isSignedIn) },
  { name: 'CallsOfAddress', limit: 'address', per: 'address' },
];

type ManagedRule = { name: string; counted?: string[] };

/**
 * AWS's own groups. Two rules only count: bodies above 8 KB (a long description is one) and markup in a body (React shows text as
 * text, and a guest's "I <3 coffee" is no attack). There is no SQL and no shell behind the API, so those groups would find nothing.
 */
const MANAGED_RULES: ManagedRule[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList' },
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY'] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet' },
];

const visibility = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });

/** 429 rather than WAF's 403, and readable by the site, which would take an answer without CORS for a lost network. */
const REFUSED = {
  block: {
    customResponse: {
      responseCode: 429,
      customResponseBodyKey: TOO_MANY,
      responseHeaders: [
        { name: 'Access-Control-Allow-Origin', value: '*' },
        { name: 'Retry-After', value: '60' },
      ],
    },
  },
};

const rateRule = ({ name, limit, per, of }: RateRule): Omit<Rule, 'priority'> => {
  const { calls, seconds } = rateLimits()[limit];
  return {
    name,
    action: REFUSED,
    visibilityConfig: visibility(name),
    statement: {
      rateBasedStatement: {
        limit: calls,
        evaluationWindowSec: seconds,
        ...(per === 'address'
          ? { aggregateKeyType: 'IP' }
          : { aggregateKeyType: 'CUSTOM_KEYS', customKeys: [{ header: { name: per, textTransformations: HASHED } }] }),
        ...(of && { scopeDownStatement: of }),
      },
    },
  };
};

const managedRule = ({ name, counted = [] }: ManagedRule): Omit<Rule, 'priority'> => ({
  name,
  overrideAction: { none: {} },
  visibilityConfig: visibility(name),
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

/** Every rule of the firewall, in the order in which they are asked. */
export const firewallRules = (pass: string): Rule[] =>
  [
    {
      name: 'OwnFunctions',
      action: { allow: {} },
      visibilityConfig: visibility('OwnFunctions'),
      statement: {
        byteMatchStatement: {
          searchString: pass,
          fieldToMatch: { singleHeader: { Name: PASS_HEADER } },
          positionalConstraint: 'EXACTLY',
          textTransformations: AS_IT_IS,
        },
      },
    },
    ...RATE_RULES.map(rateRule),
    {
      name: 'LongBodyOfVisitor',
      action: { block: {} },
      visibilityConfig: visibility('LongBodyOfVisitor'),
      statement: all(isLong, not(isSignedIn)),
    },
    ...MANAGED_RULES.map(managedRule),
  ].map((rule, priority) => ({ ...rule, priority }));
