import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { backend } from '../backend.ts';

/** The seat counters: hot, internal and not a model, so that CDK owns the table and its limits. */
export const addSeatTable = ({ data }: typeof backend): TableV2 => {
  const seats = new TableV2(data.stack, 'SeatTable', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute: 'expiresAt',
  });
  return seats;
};

/** One data source that reads the two tables a scan needs at once. */
export const addCheckInReads = ({ data }: typeof backend): void => {
  const { CheckIn, Event } = data.resources.tables;
  if (!CheckIn || !Event) throw new Error('The CheckIn and Event models have no tables.');
  const source = data.addDynamoDbDataSource('CheckInReads', CheckIn);
  Event.grantReadData(source);
};
