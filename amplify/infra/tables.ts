import { AttributeType, type ITable, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { CfnPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { backend } from '../backend.ts';
import { isBranch, removalPolicyOf } from './deployment.ts';
import { capacityOf } from './table-capacity.ts';

type Backend = typeof backend;

/** A model's table; a wrong name stops the synthesis. */
export const modelTable = ({ data }: Backend, model: string): ITable => {
  const table = data.resources.tables[model];
  if (!table) throw new Error(`The model ${model} has no table.`);
  return table;
};

/** Tables that are hot or internal and no model, so that CDK owns them and their limits. */
export type InternalTables = Record<'seat' | 'entitlement' | 'notice' | 'stats', TableV2>;

const text = (name: string) => ({ name, type: AttributeType.STRING });

export const addInternalTables = ({ data }: Backend): InternalTables => {
  const { stack } = data;
  const always = {
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: isBranch(stack) },
    deletionProtection: isBranch(stack),
    removalPolicy: removalPolicyOf(stack),
    timeToLiveAttribute: 'expiresAt',
  };
  const index = (indexName: string, partition: string, sort: string) => ({
    indexName,
    partitionKey: text(partition),
    sortKey: text(sort),
    projectionType: ProjectionType.KEYS_ONLY,
    // An index that is throttled holds its table back.
    ...capacityOf('notice').onIndex,
  });
  return {
    /** Seat counters, and records of what was done once. */
    seat: new TableV2(stack, 'SeatTable', { ...always, ...capacityOf('seat').onTable, partitionKey: text('pk') }),
    /** How many of an item a guest has had or ordered. */
    entitlement: new TableV2(stack, 'EntitlementTable', {
      ...always,
      ...capacityOf('entitlement').onTable,
      partitionKey: text('guestId'),
      sortKey: text('itemId'),
    }),
    /** The notification ledger: every message to a person, with what became of it. */
    notice: new TableV2(stack, 'NoticeTable', {
      ...always,
      ...capacityOf('notice').onTable,
      partitionKey: text('id'),
      // The sender reads the new image; the count of what is where needs both.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      globalSecondaryIndexes: [
        // Sparse: only what waits, for a retry, the end of quiet hours, or a sender that may have died.
        index('byDue', 'dueShard', 'dueAt'),
        index('byEvent', 'eventShard', 'createdAt'),
        // Sparse: what ended without reaching its person, by event and state.
        index('byOutcome', 'outcomeShard', 'createdAt'),
        index('byGuest', 'inAppGuestId', 'createdAt'),
      ],
    }),
    /** Totals of requests and of notices, and the records that are in them. */
    stats: new TableV2(stack, 'StatsTable', { ...always, ...capacityOf('stats').onTable, partitionKey: text('pk'), sortKey: text('sk') }),
  };
};

/** One data source that reads the two tables a scan needs at once. */
export const addCheckInReads = (all: Backend): void => {
  const tables = [modelTable(all, 'CheckIn'), modelTable(all, 'Event')] as const;
  const source = all.data.addDynamoDbDataSource('CheckInReads', tables[0]);
  const policy = source.node.findChild('ServiceRole').node.findChild('DefaultPolicy').node.defaultChild;
  if (!(policy instanceof CfnPolicy)) throw new Error('The data source CheckInReads has no policy.');
  // Without this it might also write.
  policy.policyDocument = new PolicyDocument({
    statements: [new PolicyStatement({ actions: ['dynamodb:BatchGetItem'], resources: tables.map(({ tableArn }) => tableArn) })],
  });
};
