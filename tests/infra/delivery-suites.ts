import { describe, expect, it } from 'vitest';
import type { BranchAssembly } from './branch-assembly.ts';
import { functionsThatMay } from './rights.ts';

type Statement = {
  Effect: string;
  Action: string | string[];
  Principal: { Service?: string } | string;
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

/** What the way back of messages needs of a branch: from the providers through a topic to the ledger, and its numbers. */
export const deliverySuites = (assembly: () => BranchAssembly): void => {
  const backend = () => assembly().backend;
  const topic = () => {
    const [found, ...others] = backend().topics.filter(({ logicalId }) => logicalId.startsWith('DeliveryTopic'));
    expect(others).toEqual([]);
    if (!found) throw new Error('There is no topic for delivery events.');
    return found;
  };
  const environmentOf = (name: string) => backend().functions.find((candidate) => candidate.name === name)?.environment ?? {};
  const setOf = (service: 'SES' | 'SMS') => {
    const [set, ...others] = backend().configurationSets.filter((candidate) => candidate.service === service);
    expect(others).toEqual([]);
    return set;
  };

  describe('The configuration sets', () => {
    it('of e-mails and of texts tell the one topic what became of each, and nothing of who read it', () => {
      expect(setOf('SES')?.destinations).toEqual([
        { topicArn: topic().arn, eventTypes: ['delivery', 'bounce', 'complaint', 'reject', 'renderingFailure', 'deliveryDelay'] },
      ]);
      const [texts, ...others] = setOf('SMS')?.destinations ?? [];
      expect(others).toEqual([]);
      expect(texts?.topicArn).toBe(topic().arn);
      expect(texts?.eventTypes).toEqual(
        expect.arrayContaining([
          'TEXT_DELIVERED',
          'TEXT_CARRIER_UNREACHABLE',
          'TEXT_BLOCKED',
          'TEXT_INVALID',
          'TEXT_TTL_EXPIRED',
        ]) as string[],
      );
      // CloudFormation does not know it: the stack would fail.
      expect(texts?.eventTypes).not.toContain('TEXT_SENT');
    });

    it('are named by both senders, and by no one else', () => {
      const names = { EMAIL_CONFIGURATION_SET: setOf('SES')?.name, SMS_CONFIGURATION_SET: setOf('SMS')?.name };
      for (const name of ['send-notices', 'sweep-notices']) expect(environmentOf(name)).toMatchObject(names);
      const others = backend().functions.filter(
        ({ name, environment }) => !/-notices$/.test(name) && 'EMAIL_CONFIGURATION_SET' in environment,
      );
      expect(others).toEqual([]);
    });

    it('let SES itself keep silent towards who bounced or complained', () => {
      expect(assembly().ofType('AWS::SES::ConfigurationSet')[0]?.Properties).toMatchObject({
        SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      });
    });
  });

  describe('The topic of delivery events', () => {
    const statements = (): Statement[] =>
      assembly()
        .ofType('AWS::SNS::TopicPolicy')
        .filter(({ Properties }) => JSON.stringify(Properties['Topics']).includes('DeliveryTopic'))
        .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement);

    it('takes events from SES and End User Messaging, of this account alone', () => {
      const allowed = statements().filter(({ Effect }) => Effect === 'Allow');
      expect(allowed.map(({ Principal }) => (typeof Principal === 'string' ? Principal : Principal.Service)).sort()).toEqual([
        'ses.amazonaws.com',
        'sms-voice.amazonaws.com',
      ]);
      for (const { Action, Condition } of allowed) {
        expect(Action).toBe('sns:Publish');
        const equals = Object.entries(Condition?.['StringEquals'] ?? {}).map(([key, value]) => [key.toLowerCase(), value]);
        expect(Object.fromEntries(equals)).toMatchObject({ 'aws:sourceaccount': { Ref: 'AWS::AccountId' } });
      }
    });

    it('takes nothing unencrypted, and no function may publish to it', () => {
      expect(statements()).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
      expect(functionsThatMay(backend(), ['sns:Publish'], (resource) => resource.includes('DeliveryTopic'))).toEqual([]);
    });

    it('tells record-delivery alone; what that cannot take ends in its queue, whichever way it fails', () => {
      const recorder = backend().functions.find(({ name }) => name === 'record-delivery');
      const queue = backend().queues.find(({ name }) => name.startsWith('RecordDeliveryFailures'));
      expect(topic().subscriptions).toMatchObject([{ protocol: 'lambda', endpoint: recorder?.arn, deadLetterArn: queue?.arn }]);
      expect(recorder?.onFailureArn).toBe(queue?.arn);
      expect(queue).toBeDefined();
    });
  });

  describe('Who keeps the ledger’s end', () => {
    it('is record-delivery, which reads and writes the ledger and nothing else', () => {
      const isTable = (resource: string): boolean => resource.includes(':table/');
      const { roles, functions } = backend();
      const roleArn = functions.find(({ name }) => name === 'record-delivery')?.roleArn;
      const statements = roles.find(({ arn }) => arn === roleArn)?.statements ?? [];
      const onTables = statements.filter(({ resources }) => resources.some(isTable));
      expect(onTables.flatMap(({ actions }) => actions).sort()).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']);
      expect(onTables.flatMap(({ resources }) => resources).every((resource) => resource.includes(':table/NoticeTable'))).toBe(true);
    });

    it('is counted from both images of the ledger, by a function that writes totals alone', () => {
      const ledger = backend().tables.find(({ name }) => name.startsWith('NoticeTable'));
      expect(ledger?.stream?.viewType).toBe('NEW_AND_OLD_IMAGES');
      const mapping = backend().eventSourceMappings.find(({ functionArn }) => functionArn.endsWith(':aggregate-notices'));
      expect(mapping).toMatchObject({
        eventSourceArn: ledger?.stream?.arn,
        bisectBatchOnFunctionError: true,
        reportBatchItemFailures: true,
      });
      expect(mapping?.filterPatterns.map((pattern) => JSON.parse(pattern) as unknown)).toEqual([
        { dynamodb: { NewImage: { channel: { S: [{ exists: true }] } } } },
        { dynamodb: { OldImage: { channel: { S: [{ exists: true }] } } } },
      ]);
      const isLedger = (resource: string): boolean => resource.includes(':table/NoticeTable') && !resource.includes('/stream/');
      expect(functionsThatMay(backend(), ['dynamodb:PutItem', 'dynamodb:UpdateItem'], isLedger)).not.toContain('aggregate-notices');
    });
  });
};
