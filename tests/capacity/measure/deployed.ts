import { parse } from 'graphql';
import type { BranchAssembly } from '../../infra/branch-assembly.ts';
import { fieldNames } from './full-operation.ts';
import { tableName } from './short-names.ts';

/** What a branch consists of: what is paid for by the month, and what the measurement was made of. */
export type Deployed = {
  alarms: number;
  dashboards: number;
  webAcls: number;
  /** Rules and rule groups of the web ACLs. */
  webAclRules: number;
  /** Rules that count requests by caller: so many in so many seconds. */
  rateRules: { name: string; requests: number; seconds: number; by: string }[];
  schedules: number;
  operations: string[];
  functions: Record<string, { memoryMb: number }>;
  tables: string[];
  /** Units a second that a table takes at most, where the template says so. */
  maximums: Record<string, { writes?: number | undefined; reads?: number | undefined }>;
  /** What each function hears of by a stream. */
  streams: Record<string, { table: string; batchSize: number }>;
};

type WafRule = {
  Name: string;
  Statement?: { RateBasedStatement?: { Limit: number; EvaluationWindowSec?: number; AggregateKeyType: string } };
};

/** https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html: five minutes unless told otherwise. */
const USUAL_WINDOW_SECONDS = 300;

const rateRuleOf = ({ Name: name, Statement }: WafRule): Deployed['rateRules'] => {
  const rate = Statement?.RateBasedStatement;
  if (!rate) return [];
  return [{ name, requests: rate.Limit, seconds: rate.EvaluationWindowSec ?? USUAL_WINDOW_SECONDS, by: rate.AggregateKeyType }];
};

type Throughput = { MaxWriteRequestUnits?: number; MaxReadRequestUnits?: number };

/** TableV2 says what it takes to write for all regions, and to read for each of them. */
const maximumsOf = ({ templates }: BranchAssembly): Deployed['maximums'] =>
  Object.fromEntries(
    templates
      .flatMap(({ resources }) => Object.entries(resources))
      .filter(([, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable')
      .flatMap(([logicalId, { Properties }]) => {
        const writes = (Properties['WriteOnDemandThroughputSettings'] as Throughput | undefined)?.MaxWriteRequestUnits;
        const [replica] = Properties['Replicas'] as { ReadOnDemandThroughputSettings?: Throughput }[];
        const reads = replica?.ReadOnDemandThroughputSettings?.MaxReadRequestUnits;
        return writes === undefined && reads === undefined ? [] : [[tableName(logicalId), { writes, reads }] as const];
      }),
  );

export const deployedOf = (assembly: BranchAssembly): Deployed => {
  const { ofType, backend } = assembly;
  return {
    alarms: ofType('AWS::CloudWatch::Alarm').length,
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    webAcls: ofType('AWS::WAFv2::WebACL').length,
    webAclRules: ofType('AWS::WAFv2::WebACL').reduce((sum, { Properties }) => sum + ((Properties['Rules'] as unknown[]) ?? []).length, 0),
    rateRules: ofType('AWS::WAFv2::WebACL').flatMap(({ Properties }) =>
      ((Properties['Rules'] as WafRule[] | undefined) ?? []).flatMap(rateRuleOf),
    ),
    schedules: backend.schedules.length,
    operations: fieldNames(parse(backend.api?.schema ?? '')),
    functions: Object.fromEntries(
      backend.functions.map(({ name, memoryMb }) => [name, { memoryMb }] as const).sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    tables: backend.tables
      .flatMap(({ name, globalSecondaryIndexes }) => [name, ...globalSecondaryIndexes.map((index) => `${name}/${index.name}`)])
      .map(tableName)
      .sort(),
    streams: Object.fromEntries(
      backend.eventSourceMappings.flatMap(({ functionArn, eventSourceArn, batchSize }) => {
        const table = backend.tables.find(({ stream }) => stream?.arn === eventSourceArn);
        const name = functionArn.slice(functionArn.lastIndexOf(':') + 1);
        return table ? [[name, { table: tableName(table.name), batchSize }] as const] : [];
      }),
    ),
    maximums: maximumsOf(assembly),
  };
};
