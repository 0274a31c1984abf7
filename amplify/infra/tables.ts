import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, type ITable, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { backend } from '../backend.ts';
import { isBranch } from './deployment.ts';

type Backend = typeof backend;

/** A model's table; a wrong name stops the synthesis. */
export const modelTable = ({ data }: Backend, model: string): ITable => {
  const table = data.resources.tables[model];
  if (!table) throw new Error(`The model ${model} has no table.`);
  return table;
};

/** Seat counters and records of what was done once: hot, internal and not a model, so that CDK owns the table and its limits. */
export const addSeatTable = ({ data }: Backend): TableV2 =>
  new TableV2(data.stack, 'SeatTable', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute: 'expiresAt',
    deletionProtection: isBranch(data.stack),
    removalPolicy: isBranch(data.stack) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });

/** One data source that reads the two tables a scan needs at once. */
export const addCheckInReads = (all: Backend): void => {
  const source = all.data.addDynamoDbDataSource('CheckInReads', modelTable(all, 'CheckIn'));
  modelTable(all, 'Event').grantReadData(source);
};
