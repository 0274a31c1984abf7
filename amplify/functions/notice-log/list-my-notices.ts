import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import type { NoticeRow } from '../notices/notice-row.ts';
import { getProfile } from '../people/find-profile.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { getRows, tables } from '../runtime/rows.ts';
import { newestFirst, noticeView } from './notice-view.ts';

const PAGE_SIZE = 20;
const position = z.object({ id: z.string().min(1).max(300), createdAt: z.iso.datetime() });

/** What the caller was told in the app, newest first. Whoever never registered was told nothing: an empty page. */
export const listMyNotices = async (event: FieldEvent) => {
  const eventId = eventIdOf(event);
  const after = pagePosition(position, event.arguments['nextToken'] as string | null | undefined);
  const { email } = await getProfile(callerOf(event));
  const inAppGuestId = guestIdOf(eventId, email);
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.notice,
      IndexName: 'byGuest',
      KeyConditionExpression: 'inAppGuestId = :guest',
      ExpressionAttributeValues: { ':guest': inAppGuestId },
      ScanIndexForward: false,
      Limit: PAGE_SIZE,
      ExclusiveStartKey: after && { ...after, inAppGuestId },
    }),
  );
  const rows = await getRows<NoticeRow>(
    tables.notice,
    (Items ?? []).map(({ id }) => ({ id: String(id) })),
  );
  return {
    items: newestFirst(rows).map((row) => noticeView(row)),
    nextToken: LastEvaluatedKey ? pageToken({ id: LastEvaluatedKey['id'], createdAt: LastEvaluatedKey['createdAt'] }) : null,
  };
};
