import { GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { CATALOG_LIMITS } from '../../../lib/domain/catalog.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type CatalogItemRow, tables } from '../runtime/rows.ts';

/**
 * How many items are on an event's catalogue, in all and by area; archived ones count for nothing. An index is always a moment
 * behind: these counts change in the transactions of the items. So no area goes while an item comes to it, and organizers who
 * add items at once do not pass the limit together.
 */
export type CatalogUse = { eventId: string; total: number; areas: Readonly<Record<string, number>>; removals: number };

type Update = NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Update']>;

const AREA = 'area:';
const keyOf = (eventId: string) => ({ pk: `catalog#${eventId}` });

/** Read it before the event: whoever removes an area in between makes `moveUse` fail. */
export const readUse = async (eventId: string): Promise<CatalogUse> => {
  const { Item = {} } = await dynamodb.send(new GetCommand({ TableName: tables.seat, Key: keyOf(eventId), ConsistentRead: true }));
  const counts = Object.entries(Item).filter(([name]) => name.startsWith(AREA));
  return {
    eventId,
    total: Number(Item['total'] ?? 0),
    areas: Object.fromEntries(counts.map(([name, count]) => [name.slice(AREA.length), Number(count)])),
    removals: Number(Item['removals'] ?? 0),
  };
};

/** AppError INVALID_INPUT when the event has as many items as an event may have. */
export const assertHasRoom = ({ eventId, total }: CatalogUse): void => {
  if (total < CATALOG_LIMITS.items) return;
  const message = `An event has at most ${CATALOG_LIMITS.items} items. Please archive one first.`;
  throw new AppError('INVALID_INPUT', `The event ${eventId} has ${total} items.`, { issues: [{ path: '', message }] });
};

/** The area that an item counts for. */
export const areaInUse = ({ archivedAt, area }: Pick<CatalogItemRow, 'archivedAt' | 'area'>): string | undefined =>
  archivedAt ? undefined : area;

/**
 * Counts an item that comes to an area, goes from one, or both. An item comes only while there is room and no area was removed
 * since the use was read. Nothing when it stays.
 */
export const moveUse = (seen: CatalogUse, from: string | undefined, to: string | undefined): { Update: Update }[] => {
  if (from === to) return [];
  const growth = (to === undefined ? 0 : 1) - (from === undefined ? 0 : 1);
  const conditions = [
    ...(to === undefined ? [] : [seen.removals === 0 ? 'attribute_not_exists(#removals)' : '#removals = :removals']),
    ...(growth > 0 ? ['(attribute_not_exists(#total) OR #total < :most)'] : []),
  ];
  const update: Update = {
    TableName: tables.seat,
    Key: keyOf(seen.eventId),
    UpdateExpression: `ADD ${[...(from === undefined ? [] : ['#from :less']), ...(to === undefined ? [] : ['#to :more']), '#total :growth'].join(', ')}`,
    ExpressionAttributeNames: {
      '#total': 'total',
      ...(from !== undefined && { '#from': `${AREA}${from}` }),
      ...(to !== undefined && { '#to': `${AREA}${to}`, '#removals': 'removals' }),
    },
    ExpressionAttributeValues: {
      ':growth': growth,
      ...(from !== undefined && { ':less': -1 }),
      ...(to !== undefined && { ':more': 1 }),
      ...(to !== undefined && seen.removals > 0 && { ':removals': seen.removals }),
      ...(growth > 0 && { ':most': CATALOG_LIMITS.items }),
    },
  };
  return [{ Update: conditions.length > 0 ? { ...update, ConditionExpression: conditions.join(' AND ') } : update }];
};

/** Whether an item on the catalogue belongs to one of the areas. */
export const usesAnyOf = ({ areas }: CatalogUse, removed: readonly string[]): boolean => removed.some((area) => (areas[area] ?? 0) > 0);

/** Lets areas go on which no item counts; fails when one came since. Items that are on their way to them fail after it. */
export const removeAreas = (eventId: string, removed: readonly string[]): { Update: Update } => ({
  Update: {
    TableName: tables.seat,
    Key: keyOf(eventId),
    UpdateExpression: `ADD removals :one REMOVE ${removed.map((_, index) => `#area${index}`).join(', ')}`,
    ConditionExpression: removed.map((_, index) => `(attribute_not_exists(#area${index}) OR #area${index} = :none)`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(removed.map((area, index) => [`#area${index}`, `${AREA}${area}`])),
    ExpressionAttributeValues: { ':one': 1, ':none': 0 },
  },
});
