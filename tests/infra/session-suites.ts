import { describe, expect, it } from 'vitest';
import type { EventSourceMapping } from '../../local/cloud-assembly/local-backend.ts';
import type { BranchAssembly } from './branch-assembly.ts';
import { functionsThatMay, writersOf } from './rights.ts';

/** What sessions need of a branch. A function, so that the suites share one synthesis. */
export const sessionSuites = (assembly: () => BranchAssembly): void => {
  const backend = () => assembly().backend;
  const streamOf = (functionName: string): EventSourceMapping => {
    const [mapping, ...others] = backend().eventSourceMappings.filter(({ functionArn }) => functionArn.endsWith(`:${functionName}`));
    expect(others).toEqual([]);
    if (!mapping) throw new Error(`${functionName} reads no stream.`);
    return mapping;
  };
  const tableNamed = (name: string) => backend().tables.find((table) => table.name.startsWith(name));

  describe('Sessions', () => {
    it.each([
      ['announce-sessions', 'Session-'],
      ['announce-reservations', 'SessionReservation-'],
    ])('%s reads the stream of %s, gives up a bad record after a few tries, and keeps what it gave up', (name, table) => {
      const stream = streamOf(name);
      expect(stream.eventSourceArn).toContain(`:table/${table}`);
      expect(stream).toMatchObject({
        startingPosition: 'TRIM_HORIZON',
        bisectBatchOnFunctionError: true,
        reportBatchItemFailures: true,
        maximumRetryAttempts: 5,
        maximumRecordAgeSeconds: 21_600,
      });
      expect(backend().buckets.map(({ arn }) => arn)).toContain(stream.onFailureArn);
    });

    it('have every change announced: which of them is news is not for a filter to say', () => {
      expect(streamOf('announce-sessions').filterPatterns).toEqual([]);
      expect(tableNamed('Session-')?.stream?.viewType).toBe('NEW_AND_OLD_IMAGES');
    });

    it('are swept every minute', () => {
      const schedule = backend().schedules.find(({ targetArn }) => targetArn.endsWith(':sweep-sessions'));
      expect(schedule).toMatchObject({ enabled: true, expression: 'cron(*/1 * * * ? *)' });
    });

    it('are found by when they are due, and their places by what is to be done, through indexes that hold keys alone', () => {
      const due = tableNamed('Session-')?.globalSecondaryIndexes.find(({ name }) => name === 'byCallUp');
      expect(due).toMatchObject({
        key: { hash: { name: 'callUpShard' }, range: { name: 'callUpDueAt' } },
        projection: { type: 'KEYS_ONLY' },
      });
      const places = tableNamed('SessionReservation-')?.globalSecondaryIndexes ?? [];
      expect(places.map(({ name }) => name).sort()).toEqual(['byCallOrder', 'byCalled', 'byGuest', 'byStanding', 'byWaitlist']);
      for (const { name, projection } of places) expect(projection.type, name).toBe('KEYS_ONLY');
    });

    it('are made by organizers alone, and their live news come from the two that read the streams', () => {
      const creators = functionsThatMay(backend(), ['dynamodb:PutItem'], (resource) => resource.includes(':table/Session-'));
      expect(creators).toEqual(['manage-sessions']);
      expect(functionsThatMay(backend(), ['appsync:GraphQL'], (resource) => resource.endsWith('/fields/publishSessionNews'))).toEqual([
        'announce-reservations',
        'announce-sessions',
      ]);
      // Nothing else of the API is any function's, and the mutation is nobody's who comes by the identity pool.
      const ofApi = backend().roles.flatMap(({ arn, statements }) =>
        statements.filter(({ actions }) => actions.includes('appsync:GraphQL')).map(({ resources }) => ({ arn, resources })),
      );
      const publishers = ofApi.filter(({ resources }) => resources.some((resource) => resource.includes('publishSessionNews')));
      const functionRoles = new Set(backend().functions.map(({ roleArn }) => roleArn));
      expect(publishers).toHaveLength(2);
      for (const { resources } of publishers) expect(resources).toHaveLength(1);
      expect(ofApi.filter(({ arn }) => functionRoles.has(arn))).toEqual(publishers);
    });

    it('and their places are changed only by those whose work it is', () => {
      expect(writersOf(backend(), 'Session-')).toEqual([
        'announce-reservations',
        'announce-sessions',
        'call-up',
        'manage-sessions',
        'reservations',
        'sweep-sessions',
      ]);
      expect(writersOf(backend(), 'SessionReservation-')).toEqual([
        'announce-reservations',
        'announce-sessions',
        'call-up',
        // A registration that ends gives its places back.
        'confirm-registration',
        'manage-sessions',
        'reservations',
        'session-door',
        'sweep-sessions',
      ]);
    });

    it('keep the record of scans at their doors to the door', () => {
      expect(writersOf(backend(), 'SessionScan-')).toEqual(['session-door']);
    });
  });
};
