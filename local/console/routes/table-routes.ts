import { DescribeTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import type { ConsoleSources } from '../console-sources.ts';
import { limitOf, type Route, RouteError, sendJson } from '../route.ts';

const PAGE = 25;
const MAX_PAGE = 100;
const startKey = z.record(z.string(), z.union([z.object({ S: z.string() }), z.object({ N: z.string() })]));

/** Tables and their items, a page at a time. The console is the one place that scans. */
export const tableRoutes = ({ backend, dynamodb }: ConsoleSources): Route[] => [
  {
    method: 'GET',
    pattern: /^\/api\/tables$/,
    handle: async ({ response }) => {
      const tables = backend()?.tables ?? [];
      const described = await Promise.all(
        tables.map(async ({ name, key, globalSecondaryIndexes, ttlAttribute, stream }) => {
          const { Table } = await dynamodb().send(new DescribeTableCommand({ TableName: name }));
          return {
            name,
            key: [key.hash.name, ...(key.range ? [key.range.name] : [])],
            indexes: globalSecondaryIndexes.map((index) => index.name),
            ttlAttribute,
            hasStream: stream !== undefined,
            items: Table?.ItemCount ?? 0,
          };
        }),
      );
      sendJson(response, described);
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/tables\/([\w.-]+)\/items$/,
    handle: async ({ parameters: [name = ''], url, response }) => {
      if (!backend()?.tables.some((table) => table.name === name)) throw new RouteError(404, `There is no table ${name}.`);
      const { Items = [], LastEvaluatedKey } = await dynamodb().send(
        new ScanCommand({
          TableName: name,
          Limit: limitOf(url, PAGE, MAX_PAGE),
          ExclusiveStartKey: startKeyOf(url.searchParams.get('after')),
        }),
      );
      const after = LastEvaluatedKey ? Buffer.from(JSON.stringify(LastEvaluatedKey)).toString('base64url') : undefined;
      sendJson(response, { items: Items.map((item) => unmarshall(item, { wrapNumbers: false })), after });
    },
  },
];

const startKeyOf = (after: string | null): Record<string, { S: string } | { N: string }> | undefined => {
  if (!after) return undefined;
  try {
    return startKey.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new RouteError(400, `"after" is not a place in this table: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};
