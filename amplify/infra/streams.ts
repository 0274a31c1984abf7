import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';
import { modelTable } from './tables.ts';

const becomes = (state: string, before: string[]) => ({
  eventName: FilterRule.isEqual('MODIFY'),
  dynamodb: { NewImage: { state: { S: FilterRule.isEqual(state) } }, OldImage: { state: { S: FilterRule.or(...before) } } },
});

/**
 * Guests whose registration changed are told. Only those records cost an invocation: every check-in writes the guest too.
 * A record that keeps failing is given up after a few tries instead of holding its shard for a day.
 */
export const addGuestStream = (all: typeof backend, failures: Queue): void => {
  all.confirmRegistration.resources.lambda.addEventSource(
    new DynamoEventSource(modelTable(all, 'Guest'), {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures),
      filters: [
        FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT') }),
        FilterCriteria.filter(becomes('REGISTERED', ['WAITLISTED', 'CANCELLED'])),
        FilterCriteria.filter(becomes('WAITLISTED', ['CANCELLED'])),
        FilterCriteria.filter(becomes('CANCELLED', ['REGISTERED', 'WAITLISTED'])),
      ],
    }),
  );
};
