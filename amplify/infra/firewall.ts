import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { backend } from '../backend.ts';
import { isBranch } from './deployment.ts';
import { firewallRules, PASS_HEADER, TOO_MANY } from './firewall-rules.ts';

/** As AppErrors travel: the site tells people what to do. */
const TOO_MANY_ANSWER = { message: 'RATE_LIMITED: Too many calls from here.' };

/**
 * AWS WAF before the API of a branch. A developer's sandbox has none: $15 a month for an API that only its developer calls.
 *
 * Our functions that tell screens of news call the same API, by the thousand when a session is called up: they show a pass that the
 * firewall lets through. It is the id of the deployment's own stack, which is told to no one outside the AWS account; who found it
 * out would be spared the rate limits, and nothing else.
 */
export const addFirewall = (all: typeof backend): void => {
  const { data, announceReservations, announceSessions } = all;
  const { stack } = data;
  if (!isBranch(stack)) return;
  const pass = Fn.select(2, Fn.split('/', all.stack.stackId));
  const firewall = new CfnWebACL(stack, 'Firewall', {
    description: 'Rate limits and managed rules before the API',
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName: 'Firewall' },
    customResponseBodies: { [TOO_MANY]: { contentType: 'APPLICATION_JSON', content: JSON.stringify(TOO_MANY_ANSWER) } },
    rules: firewallRules(pass),
  });
  new CfnWebACLAssociation(stack, 'FirewallOfApi', {
    webAclArn: firewall.attrArn,
    resourceArn: data.resources.cfnResources.cfnGraphqlApi.attrArn,
  });
  for (const publisher of [announceReservations, announceSessions]) publisher.addEnvironment('FIREWALL_PASS', pass);
  logRefusals(firewall, all.stack.stackName);
};

/** Who was refused, for a month: addresses of people are in it, and no token, no pass and no body. */
const logRefusals = (firewall: CfnWebACL, stackName: string): void => {
  const logGroup = new LogGroup(firewall.stack, 'FirewallLog', {
    // WAF writes to groups of this prefix alone.
    logGroupName: `aws-waf-logs-${stackName}`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new CfnLoggingConfiguration(firewall.stack, 'FirewallLogging', {
    resourceArn: firewall.attrArn,
    // The ARN of a log group ends in ":*", which WAF refuses.
    logDestinationConfigs: [Fn.select(0, Fn.split(':*', logGroup.logGroupArn))],
    redactedFields: ['authorization', 'x-amz-security-token', 'cookie', PASS_HEADER].map((Name) => ({ singleHeader: { Name } })),
    // CDK passes it on as it is, so the names are CloudFormation's.
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
        },
      ],
    },
  });
};
