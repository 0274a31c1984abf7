import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Resource, resolveTemplates, synthesizeTemplates, type Template } from './branch-assembly.ts';
import { findCycle } from './dependency-cycle.ts';

/**
 * Each test holds that a flaw of Amplify which we work around is still there, on the plainest backend that meets it. One
 * that fails is good news: docs/upgrading.md says what can go.
 */
let assembly: { folder: string; templates: Template[] } | undefined;

beforeAll(async () => {
  assembly = await synthesizeTemplates(join(import.meta.dirname, '..', 'fixtures', 'upgrade-backend', 'amplify', 'backend.ts'));
});
afterAll(() => assembly && rmSync(assembly.folder, { recursive: true, force: true }));

const templates = (): Template[] => assembly?.templates ?? [];
const ofType = (type: string): Resource[] =>
  templates().flatMap(({ resources }) => Object.values(resources).filter((resource) => resource.Type === type));
const fixed = (what: string): string => `${what} is fixed: see docs/upgrading.md for what can go`;

describe('A plain Amplify backend on a branch', () => {
  it('names its tables after no branch, though resolvers are told one (amplify-backend#2992)', () => {
    const [table] = ofType('Custom::AmplifyDynamoDBTable');
    expect(JSON.stringify(table?.Properties['tableName']), fixed('the name of tables')).toContain('-NONE');
    const resolvers = JSON.stringify([ofType('AWS::AppSync::Resolver'), ofType('AWS::AppSync::FunctionConfiguration')]);
    expect(resolvers, fixed('the name of the environment in resolvers')).toMatch(/amplifyApiEnvironmentName[^;]*main/);
  });

  it('uploads a resolver in TypeScript as it is (amplify-backend#3157)', () => {
    const { folder } = assembly ?? { folder: '' };
    const uploaded = readdirSync(folder)
      .filter((file) => file.startsWith('asset.') && /\.(ts|js)$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(
      uploaded.filter((code) => code.includes("from './words.ts'") && code.includes('(_ctx: Context): string')),
      fixed('the bundling of a.handler.custom'),
    ).toHaveLength(1);
  });

  it('makes a circle of stacks when a sign-up trigger reads a table (amplify-backend#1850)', () => {
    expect(
      templates()
        .map(findCycle)
        .some((cycle) => cycle !== undefined),
      fixed('the circle of auth and data'),
    ).toBe(true);
  });

  it('leaves tables without recovery and protection', () => {
    // The template has a parameter for recovery, which nobody sets: what counts is what is left when it is resolved.
    const [table, ...others] = resolveTemplates(assembly?.folder ?? '').ofType('Custom::AmplifyDynamoDBTable');
    expect(others).toEqual([]);
    expect(table?.properties).toMatchObject({ tableName: expect.stringMatching(/^Note-/) as string });
    expect(table?.properties['deletionProtectionEnabled'], fixed('deletion protection')).not.toBe(true);
    expect(table?.properties['pointInTimeRecoverySpecification'], fixed('point-in-time recovery')).toBeUndefined();
  });

  it('keeps the logs of a function for ever, and traces none', () => {
    const functions = ofType('AWS::Lambda::Function').filter(({ Properties }) => JSON.stringify(Properties['Tags'])?.includes('"greet"'));
    expect(functions).toHaveLength(1);
    expect(functions[0]?.Properties['LoggingConfig'], fixed('log retention')).toBeUndefined();
    expect(functions[0]?.Properties['TracingConfig'], fixed('tracing')).toBeUndefined();
  });

  it('tries a run of a schedule for a day, and keeps none that failed', () => {
    const targets = ofType('AWS::Scheduler::Schedule').map(({ Properties }) => Properties['Target'] as Record<string, unknown>);
    expect(targets).toHaveLength(1);
    expect(targets[0]?.['RetryPolicy'], fixed('retries of schedules')).toEqual({
      MaximumEventAgeInSeconds: 86_400,
      MaximumRetryAttempts: 185,
    });
    expect(targets[0], fixed('failures of schedules')).not.toHaveProperty('DeadLetterConfig');
    expect(ofType('AWS::Lambda::EventInvokeConfig'), fixed("Lambda's own retries")).toEqual([]);
  });
});
