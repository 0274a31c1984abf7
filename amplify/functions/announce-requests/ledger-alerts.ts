import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ALL_AREAS } from '../../../lib/domain/service-area.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { tables } from '../runtime/rows.ts';

type LedgerAlert = { id: string; endpoint: string };
type Place = { eventId: string; area: string };

/** Alerts for a place that are served through the ledger, in pages; nobody twice. */
export type LedgerAlerts = (place: Place) => AsyncGenerator<LedgerAlert[]>;

const PAGE_SIZE = 100;

/**
 * Reads the alerts of a place once for as long as this lives: a burst at one bar asks for them again with every request.
 * Made for one batch, so that an alert that was set up counts from the next.
 */
export const ledgerAlertsOfBatch = (): LedgerAlerts => {
  const known = new Map<string, Promise<LedgerAlert[][]>>();
  return async function* (place) {
    const key = JSON.stringify([place.eventId, place.area]);
    const pages = known.get(key) ?? readPages(place);
    known.set(key, pages);
    yield* await pages;
  };
};

/** Who hears of this area, and who of all areas: one message to an address that does both. */
const readPages = async ({ eventId, area }: Place): Promise<LedgerAlert[][]> => {
  const pages: LedgerAlert[][] = [];
  const seen = new Set<string>();
  for (const served of [area, ALL_AREAS]) {
    let startKey: Record<string, unknown> | undefined;
    do {
      const page = await queryPage({ eventId, area: served, startKey });
      startKey = page.startKey;
      pages.push(
        page.alerts.filter(({ endpoint }) => {
          const isNew = !seen.has(endpoint);
          seen.add(endpoint);
          return isNew;
        }),
      );
    } while (startKey);
  }
  return pages;
};

const queryPage = async ({ eventId, area, startKey }: Place & { startKey: Record<string, unknown> | undefined }) => {
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.requestAlert,
      IndexName: 'byArea',
      KeyConditionExpression: 'eventId = :event AND area = :area',
      FilterExpression: 'servedBy = :ledger',
      ExpressionAttributeValues: { ':event': eventId, ':area': area, ':ledger': 'LEDGER' },
      Limit: PAGE_SIZE,
      ExclusiveStartKey: startKey,
    }),
  );
  return { alerts: (Items ?? []) as LedgerAlert[], startKey: LastEvaluatedKey };
};
