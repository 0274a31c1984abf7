import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { backend } from '../backend.ts';
import type { FailureQueues } from './messaging.ts';
import { type InternalTables, modelTable } from './tables.ts';

type Stream = { from: ITable; to: { resources: { lambda: IFunction } }; failures: FailureQueues[keyof FailureQueues]; batchSize: number };

/** A record that keeps failing is given up after a few tries instead of holding its shard for a day. */
const consume = ({ from, to, failures, batchSize }: Stream, filters: Record<string, unknown>[]): void => {
  to.resources.lambda.addEventSource(
    new DynamoEventSource(from, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(failures),
      ...(filters.length > 0 && { filters: filters.map((filter) => FilterCriteria.filter(filter)) }),
    }),
  );
};

const isInsert = { eventName: FilterRule.isEqual('INSERT') };

const becomes = (state: string, before: string[]) => ({
  eventName: FilterRule.isEqual('MODIFY'),
  dynamodb: { NewImage: { state: { S: FilterRule.isEqual(state) } }, OldImage: { state: { S: FilterRule.or(...before) } } },
});

export const addStreams = (all: typeof backend, { notice }: InternalTables, failures: FailureQueues): void => {
  // Guests whose registration changed are told. Only those records cost an invocation: every check-in writes the guest too.
  consume({ from: modelTable(all, 'Guest'), to: all.confirmRegistration, failures: failures.confirmRegistration, batchSize: 25 }, [
    isInsert,
    becomes('REGISTERED', ['WAITLISTED', 'CANCELLED']),
    becomes('WAITLISTED', ['CANCELLED']),
    becomes('CANCELLED', ['REGISTERED', 'WAITLISTED']),
  ]);
  const requests = modelTable(all, 'GuestRequest');
  consume({ from: requests, to: all.announceRequests, failures: failures.announceRequests, batchSize: 25 }, [
    isInsert,
    becomes('CLAIMED', ['OPEN']),
    becomes('FULFILLED', ['CLAIMED']),
    becomes('DECLINED', ['OPEN', 'CLAIMED']),
  ]);
  consume({ from: requests, to: all.aggregateRequests, failures: failures.aggregateRequests, batchSize: 100 }, []);
  consume({ from: notice, to: all.sendNotices, failures: failures.sendNotices, batchSize: 25 }, [
    { ...isInsert, dynamodb: { NewImage: { state: { S: FilterRule.isEqual('PENDING') } } } },
  ]);
};
