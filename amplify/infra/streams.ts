import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type IFunction, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { backend } from '../backend.ts';
import { type Failures, FailedRecordsDestination } from './failures.ts';
import { type InternalTables, modelTable } from './tables.ts';

type Stream = { from: ITable; to: { resources: { lambda: IFunction } }; batchSize: number; window?: Duration };
type Filter = Record<string, unknown>;

/** A record that keeps failing is given up after a few tries instead of holding its shard for a day, and is kept whole. */
const consumeInto = (failures: Failures) => {
  const onFailure = new FailedRecordsDestination(failures.records);
  return ({ from, to, batchSize, window }: Stream, filters: Filter[]): void =>
    to.resources.lambda.addEventSource(
      new DynamoEventSource(from, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize,
        ...(window && { maxBatchingWindow: window }),
        bisectBatchOnError: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(6),
        reportBatchItemFailures: true,
        // One instance a shard: more of them at once would only wait for the same providers and counters.
        parallelizationFactor: 1,
        onFailure,
        // Tells how many records were given up.
        metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
        ...(filters.length > 0 && { filters: filters.map((filter) => FilterCriteria.filter(filter)) }),
      }),
    );
};

/** Half of what the dashboard's shortest step is. */
const COUNTING_WINDOW_SECONDS = 30;

const isInsert = { eventName: FilterRule.isEqual('INSERT') };

const becomes = (state: string, before: string[]) => ({
  eventName: FilterRule.isEqual('MODIFY'),
  dynamodb: { NewImage: { state: { S: FilterRule.isEqual(state) } }, OldImage: { state: { S: FilterRule.or(...before) } } },
});

export const addStreams = (all: typeof backend, { notice }: InternalTables, failures: Failures): void => {
  const consume = consumeInto(failures);
  // Guests whose registration changed are told. Only those records cost an invocation: every check-in writes the guest too.
  consume({ from: modelTable(all, 'Guest'), to: all.confirmRegistration, batchSize: 25 }, [
    isInsert,
    becomes('REGISTERED', ['WAITLISTED', 'CANCELLED']),
    becomes('WAITLISTED', ['CANCELLED']),
    becomes('CANCELLED', ['REGISTERED', 'WAITLISTED']),
  ]);
  const requests = modelTable(all, 'GuestRequest');
  consume({ from: requests, to: all.announceRequests, batchSize: 25 }, [
    isInsert,
    becomes('CLAIMED', ['OPEN']),
    becomes('FULFILLED', ['CLAIMED']),
    becomes('DECLINED', ['OPEN', 'CLAIMED']),
  ]);
  consume({ from: requests, to: all.aggregateRequests, batchSize: 100 }, []);
  // Organizers, seats and call-ups change a session: a few writes a minute, each of which someone sees.
  consume({ from: modelTable(all, 'Session'), to: all.announceSessions, batchSize: 10 }, []);
  // A wave calls a hundred guests at once: their news is one message, so the more of them come together the better.
  consume({ from: modelTable(all, 'SessionReservation'), to: all.announceReservations, batchSize: 100 }, []);
  consume({ from: notice, to: all.sendNotices, batchSize: 25 }, [
    { ...isInsert, dynamodb: { NewImage: { state: { S: FilterRule.isEqual('PENDING') }, dispatchId: { S: FilterRule.notExists() } } } },
    // Brings up to a hundred notices at once, which name it.
    { ...isInsert, dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('DISPATCH') } } } },
    // An organizer had it sent anew: nothing else leads back from an end.
    becomes('PENDING', ['FAILED', 'UNKNOWN', 'SENT']),
  ]);
  // Notices have a channel; dispatches and opt-outs, which lie in the same table, have none.
  consume({ from: notice, to: all.aggregateNotices, batchSize: 100 }, [
    { dynamodb: { NewImage: { channel: { S: FilterRule.exists() } } } },
    { dynamodb: { OldImage: { channel: { S: FilterRule.exists() } } } },
  ]);
  // Nobody waits for a count of scans: the fewer invocations the better.
  consume(
    {
      from: modelTable(all, 'CheckIn'),
      to: all.countCheckIns,
      batchSize: 100,
      window: Duration.seconds(COUNTING_WINDOW_SECONDS),
    },
    [isInsert, { eventName: FilterRule.isEqual('MODIFY'), dynamodb: { NewImage: { undoneAt: { S: FilterRule.exists() } } } }],
  );
};
