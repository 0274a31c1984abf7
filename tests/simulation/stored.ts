import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { NoticeRow } from '../../amplify/functions/notices/notice-row.ts';
import type { RequestRow } from '../../amplify/functions/guest-requests/request-rows.ts';
import type { CatalogItemRow } from '../../amplify/functions/runtime/rows.ts';
import type { World } from './world.ts';

export type EntitlementRow = { guestId: string; itemId: string; taken?: number; made?: number; ids?: Set<string> };

/** The tables as the rush left them. */
export type Stored = { requests: RequestRow[]; items: CatalogItemRow[]; entitlements: EntitlementRow[]; notices: NoticeRow[] };

/** Whole tables: only a test may do that. */
const scan = async <Row>(documents: DynamoDBDocumentClient, table: string): Promise<Row[]> => {
  const rows: Row[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: startKey }));
    rows.push(...((page.Items ?? []) as Row[]));
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return rows;
};

export const readRequests = ({ documents, tables }: World): Promise<RequestRow[]> => scan<RequestRow>(documents, tables.request);

/** Opt-outs lie in the same table. */
export const readNotices = async ({ documents, tables }: World): Promise<NoticeRow[]> =>
  (await scan<NoticeRow>(documents, tables.notice)).filter(({ channel }) => channel !== undefined);

export const readStored = async (world: World): Promise<Stored> => ({
  requests: await readRequests(world),
  items: await scan<CatalogItemRow>(world.documents, world.tables.item),
  entitlements: await scan<EntitlementRow>(world.documents, world.tables.entitlement),
  notices: await readNotices(world),
});

export const requestsByGuest = (requests: readonly RequestRow[]): Map<string, RequestRow[]> => {
  const byGuest = new Map<string, RequestRow[]>();
  for (const request of requests) byGuest.set(request.guestId, [...(byGuest.get(request.guestId) ?? []), request]);
  return byGuest;
};
