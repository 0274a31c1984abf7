import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { measureNotice } from '../../../amplify/functions/aggregate-notices/measure-notice.ts';
import { measureRequest } from '../../../amplify/functions/aggregate-requests/measure-request.ts';
import { measurePlace } from '../../../amplify/functions/announce-reservations/measure-place.ts';
import { measureRegistration } from '../../../amplify/functions/confirm-registration/measure-registration.ts';
import { handler as countCheckIns } from '../../../amplify/functions/count-check-ins/handler.ts';
import { BUSINESS_METRICS } from '../../../amplify/functions/runtime/business-metrics.ts';
import { instrumented } from '../../../amplify/functions/runtime/telemetry.ts';
import { printedLines } from './printed-lines.ts';

const context = { awsRequestId: 'request-1', functionName: 'f' } as Context;
type Row = Record<string, unknown>;

let sequence = 0;
const change = (before: Row | undefined, after: Row | undefined): DynamoDBRecord => {
  sequence += 1;
  const image = (row: Row) => marshall(row) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
  return {
    eventID: `record-${sequence}`,
    dynamodb: { SequenceNumber: `${sequence}`, ...(before && { OldImage: image(before) }), ...(after && { NewImage: image(after) }) },
  };
};

let printed: ReturnType<typeof printedLines>;
beforeEach(() => {
  printed = printedLines();
});

/** What was written of each metric: its value after its dimensions. */
const written = (): string[] =>
  printed.json().flatMap(({ _aws, ...line }) =>
    (_aws?.CloudWatchMetrics ?? []).flatMap(({ Metrics }) =>
      Metrics.map(({ Name }) => {
        const names = Object.keys(BUSINESS_METRICS[Name as keyof typeof BUSINESS_METRICS].dimensions);
        return [Name, ...names.map((name) => line[name]), JSON.stringify(line[Name])].join(' ');
      }),
    ),
  );

const measured = async (measureRecord: (record: DynamoDBRecord) => void, ...records: DynamoDBRecord[]): Promise<string[]> => {
  await instrumented(async () => records.forEach(measureRecord))(undefined, context);
  return written();
};

describe('Registrations', () => {
  const guest = (state: string) => ({ id: 'G', eventId: 'E', state, registeredAt: '2027-05-04T09:00:00.000Z', givenName: 'Ada' });

  it('count each step once, and nothing when a guest is checked in', async () => {
    const lines = await measured(
      measureRegistration,
      change(undefined, guest('REGISTERED')),
      change(undefined, guest('WAITLISTED')),
      change(guest('WAITLISTED'), guest('REGISTERED')),
      change(guest('REGISTERED'), guest('CANCELLED')),
      change(guest('REGISTERED'), { ...guest('REGISTERED'), checkedInAt: '2027-05-04T10:00:00.000Z' }),
    );
    expect(lines.sort()).toEqual(['CANCELLED', 'PROMOTED', 'REGISTERED', 'WAITLISTED'].map((outcome) => `Registrations ${outcome} 1`));
    expect(printed.text()).not.toContain('Ada');
  });
});

describe('Check-ins', () => {
  const scan = (changes: Row) => ({ id: 'E#s', eventId: 'E', direction: 'ENTRY', outcome: 'ADMITTED', guestName: 'Ada', ...changes });

  it('are counted by outcome and direction from the stream, refusals by reason, and what is undone once more', async () => {
    const admitted = scan({});
    const response = await countCheckIns(
      {
        Records: [
          change(undefined, admitted),
          change(undefined, admitted),
          change(undefined, scan({ direction: 'EXIT' })),
          change(undefined, scan({ outcome: 'DENIED', reason: 'REVOKED' })),
          change(admitted, { ...admitted, undoneAt: '2027-05-04T10:00:00.000Z' }),
          change({ ...admitted, undoneAt: 'x' }, { ...admitted, undoneAt: 'x', badgePrintedAt: 'y' }),
        ],
      },
      context,
    );
    expect(response.batchItemFailures).toEqual([]);
    expect(written().sort()).toEqual([
      'CheckInDenials REVOKED 1',
      'CheckIns ENTRY ADMITTED 2',
      'CheckIns ENTRY DENIED 1',
      'CheckIns ENTRY UNDONE 1',
      'CheckIns EXIT ADMITTED 1',
    ]);
    expect(printed.text()).not.toContain('Ada');
  });

  it('end at a row that cannot be read: what lies before it is counted and does not come again', async () => {
    const broken = change(undefined, { id: 'E#x', eventId: 'E', outcome: 'Ada Lovelace' });
    const response = await countCheckIns({ Records: [change(undefined, scan({})), broken, change(undefined, scan({}))] }, context);
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: broken.dynamodb?.SequenceNumber }]);
    expect(written()).toEqual(['CheckIns ENTRY ADMITTED 1']);
    expect(printed.text()).not.toContain('Lovelace');
  });
});

describe('Requests', () => {
  const request = (changes: Row) => ({
    ...{ id: 'r', eventId: 'E', guestId: 'G', guestName: 'Ada', category: 'FOOD', urgency: 'NORMAL', state: 'OPEN', area: 'bar' },
    ...{ lines: [], createdAt: '2027-05-04T09:00:00.000Z', version: 1, ...changes },
  });
  const claimed = request({ state: 'CLAIMED', claimedAt: '2027-05-04T09:01:30.000Z' });

  it('are counted by state, with the seconds that guests waited', async () => {
    const lines = await measured(
      measureRequest,
      change(undefined, request({})),
      change(request({}), claimed),
      change(claimed, { ...claimed, state: 'FULFILLED', fulfilledAt: '2027-05-04T09:05:00.000Z' }),
      // A payment is no step.
      change(claimed, { ...claimed, version: 2 }),
    );
    expect(lines.sort()).toEqual(['Requests CLAIMED 1', 'Requests FULFILLED 1', 'Requests OPEN 1', 'TimeToClaim 90', 'TimeToFulfil 300']);
  });
});

describe('Notices', () => {
  const notice = (changes: Row) => ({ id: 'n', eventId: 'E', kind: 'SESSION_CALLED', channel: 'EMAIL', state: 'PENDING', ...changes });

  it('are counted by channel and state, a moment of sending not at all, and what providers tell', async () => {
    const lines = await measured(
      measureNotice,
      change(undefined, notice({})),
      change(notice({}), notice({ state: 'SENDING' })),
      change(notice({ state: 'SENDING' }), notice({ state: 'SENT' })),
      change(notice({ state: 'SENT' }), notice({ state: 'SENT', delivery: 'BOUNCED' })),
      // No notice: whoever opted out lies in the same table.
      change(undefined, { id: 'optout', address: 'ada@usher.example' }),
    );
    expect(lines.sort()).toEqual(['Deliveries EMAIL BOUNCED 1', 'Notices EMAIL PENDING 1', 'Notices EMAIL SENT 1']);
  });
});

describe('Places in sessions', () => {
  const place = (state: string) => ({ id: 's.G', eventId: 'E', sessionId: 's', guestId: 'G', state, version: 1 });

  it('are counted once for each state, guests who are called among them', async () => {
    const lines = await measured(
      measurePlace,
      change(undefined, place('RESERVED')),
      change(place('RESERVED'), place('CALLED')),
      change(place('CALLED'), { ...place('CALLED'), version: 2 }),
    );
    expect(lines.sort()).toEqual(['SessionPlaces CALLED 1', 'SessionPlaces RESERVED 1']);
  });
});
