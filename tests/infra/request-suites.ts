import { describe, expect, it } from 'vitest';
import type { EventSourceMapping } from '../../local/cloud-assembly/local-backend.ts';
import type { BranchAssembly } from './branch-assembly.ts';
import { deletersOf, functionsThatMay, writersOf } from './rights.ts';

type Pattern = { eventName: string[]; dynamodb?: { NewImage?: Images; OldImage?: Images } };
type Images = { state: { S: string[] } };

/** What guest requests and notices need of a branch. A function, so that the suites share one synthesis. */
export const requestSuites = (assembly: () => BranchAssembly): void => {
  const backend = () => assembly().backend;
  const streamOf = (functionName: string): EventSourceMapping => {
    const [mapping, ...others] = backend().eventSourceMappings.filter(({ functionArn }) => functionArn.endsWith(`:${functionName}`));
    expect(others).toEqual([]);
    if (!mapping) throw new Error(`${functionName} reads no stream.`);
    return mapping;
  };
  const patternsOf = (functionName: string): Pattern[] =>
    streamOf(functionName).filterPatterns.map((pattern) => JSON.parse(pattern) as Pattern);

  describe('Who may change what', () => {
    it.each([
      ['CatalogItem-', ['catalog', 'guest-requests']],
      ['GuestRequest-', ['guest-requests']],
      // Beside what guests may have, the schedule of a guest: whoever gives a seat of a session to somebody writes it.
      [
        'EntitlementTable',
        [
          'announce-reservations',
          'announce-sessions',
          'confirm-registration',
          'guest-requests',
          'manage-sessions',
          'reservations',
          'sweep-sessions',
        ],
      ],
      // Whoever is taken off an event is taken off its alerts.
      ['RequestAlert-', ['manage-event', 'request-alerts']],
      ['StatsTable', ['aggregate-notices', 'aggregate-requests']],
      [
        'NoticeTable',
        [
          'announce-requests',
          'announce-reservations',
          'announce-sessions',
          'call-up',
          'confirm-registration',
          'notice-log',
          'record-delivery',
          'send-notices',
          'sweep-notices',
          'sweep-sessions',
        ],
      ],
      // Messages are ended by whoever holds the link in one.
      ['Guest-', ['confirm-registration', 'manage-event', 'notice-log', 'registration']],
      ['Event-', ['catalog', 'manage-event', 'registration']],
      ['CheckIn-', []],
    ])('%s is written by %j alone', (table, writers) => {
      expect(writersOf(backend(), table)).toEqual(writers);
    });

    it('rows are removed where people are taken off, and alerts, and nowhere else', () => {
      expect(deletersOf(backend())).toEqual(['manage-event', 'request-alerts']);
    });

    it('no function reads a whole table', () => {
      expect(functionsThatMay(backend(), ['dynamodb:Scan'])).toEqual([]);
    });

    it('messages leave through the ledger, and to the staff topic through one function', () => {
      const senders = ['send-notices', 'sweep-notices'];
      expect(functionsThatMay(backend(), ['ses:SendEmail', 'ses:SendRawEmail'])).toEqual(senders);
      expect(functionsThatMay(backend(), ['mobiletargeting:SendMessages'])).toEqual(senders);
      const isTopic = (resource: string): boolean => /:StaffRequestTopic\w+$/.test(resource);
      expect(functionsThatMay(backend(), ['sns:Publish'], isTopic)).toEqual(['announce-requests']);
      expect(functionsThatMay(backend(), ['sns:Publish'])).toEqual(['announce-requests']);
      expect(functionsThatMay(backend(), ['sns:Subscribe', 'sns:Unsubscribe'])).toEqual(['manage-event', 'request-alerts']);
    });

    it('tickets are signed where guests get seats', () => {
      const isKey = (resource: string): boolean => resource.endsWith('/TICKET_SIGNING_KEY');
      expect(functionsThatMay(backend(), ['ssm:GetParameters'], isKey)).toEqual(['confirm-registration', 'manage-event', 'registration']);
    });

    it('links that end e-mails are made by senders, and read where they lead', () => {
      const isKey = (resource: string): boolean => resource.endsWith('/MESSAGE_LINK_KEY');
      expect(functionsThatMay(backend(), ['ssm:GetParameters'], isKey)).toEqual(['notice-log', 'send-notices', 'sweep-notices']);
    });
  });

  describe('The streams', () => {
    it.each([
      ['confirm-registration', 'Guest-'],
      ['announce-requests', 'GuestRequest-'],
      ['aggregate-requests', 'GuestRequest-'],
      ['send-notices', 'NoticeTable'],
    ])('of %s gives up a bad record after a few tries and keeps the rest going', (name, table) => {
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

    it('start no function that tells people for a check-in, a payment or a cancellation by the guest', () => {
      for (const name of ['confirm-registration', 'announce-requests']) {
        const modifications = patternsOf(name).filter(({ eventName }) => eventName.includes('MODIFY'));
        expect(modifications.length).toBeGreaterThan(0);
        for (const { dynamodb } of modifications) {
          const [after, before] = [dynamodb?.NewImage, dynamodb?.OldImage].map((image) => image?.state.S ?? []);
          expect(after?.length).toBeGreaterThan(0);
          expect(before?.filter((state) => after?.includes(state))).toEqual([]);
        }
      }
      const told = patternsOf('announce-requests').flatMap(({ dynamodb }) => dynamodb?.NewImage?.state.S ?? []);
      expect(told.sort()).toEqual(['CLAIMED', 'DECLINED', 'FULFILLED']);
    });

    it('counts every change of a request', () => {
      expect(streamOf('aggregate-requests').filterPatterns).toEqual([]);
    });

    it('sends a notice when it is new and waits, and not for what becomes of it', () => {
      const patterns = patternsOf('send-notices');
      expect(patterns.length).toBeGreaterThan(0);
      for (const { eventName } of patterns) expect([['INSERT'], ['MODIFY']]).toContainEqual(eventName);
      // News for many comes as a dispatch, and not as its notices.
      expect(patterns.filter(({ eventName }) => eventName.includes('INSERT')).map(({ dynamodb }) => dynamodb?.NewImage)).toEqual([
        { state: { S: ['PENDING'] }, dispatchId: { S: [{ exists: false }] } },
        { kind: { S: ['DISPATCH'] } },
      ]);
      // A resend: nothing else leads from an end back to waiting.
      expect(patterns.filter(({ eventName }) => eventName.includes('MODIFY'))).toEqual([
        {
          eventName: ['MODIFY'],
          dynamodb: { NewImage: { state: { S: ['PENDING'] } }, OldImage: { state: { S: ['FAILED', 'UNKNOWN', 'SENT'] } } },
        },
      ]);
    });
  });

  describe('The sweep of notices', () => {
    it('runs every minute', () => {
      const schedule = backend().schedules.find(({ targetArn }) => targetArn.endsWith(':sweep-notices'));
      expect(schedule).toMatchObject({ enabled: true, expression: 'cron(*/1 * * * ? *)' });
    });

    it('finds what is due by an index that holds keys alone', () => {
      const ledger = backend().tables.find(({ name }) => name.startsWith('NoticeTable'));
      const due = ledger?.globalSecondaryIndexes.find(({ name }) => name === 'byDue');
      expect(due).toMatchObject({ key: { hash: { name: 'dueShard' }, range: { name: 'dueAt' } }, projection: { type: 'KEYS_ONLY' } });
    });
  });

  describe('Topics and queues', () => {
    it('take nothing that is not encrypted on its way', () => {
      for (const type of ['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy']) {
        const policies = assembly().ofType(type);
        expect(policies.length).toBeGreaterThan(0);
        for (const { Properties } of policies) {
          const { Statement: statements } = Properties['PolicyDocument'] as { Statement: unknown[] };
          expect(statements).toContainEqual(
            expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          );
        }
      }
    });
  });

  describe('Indexes that are written with every order', () => {
    it('hold keys alone, so that a change of stock or of a request writes none of them', () => {
      for (const model of ['CatalogItem-', 'GuestRequest-']) {
        const table = backend().tables.find(({ name }) => name.startsWith(model));
        expect(table?.globalSecondaryIndexes.length).toBeGreaterThan(0);
        for (const { name, projection } of table?.globalSecondaryIndexes ?? []) expect(projection.type, name).toBe('KEYS_ONLY');
      }
    });
  });
};
