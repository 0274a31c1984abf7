import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { GUEST_ID_LENGTH } from '../../../lib/domain/id-lengths.ts';
import type { NoticeChannel } from '../../../lib/domain/notification.ts';
import type { NoticeRow } from '../notices/notice-row.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { findGuest, getRows, tables } from '../runtime/rows.ts';
import { type NoticeFilter, passes } from './notice-filter.ts';
import { newestFirst, noticeView } from './notice-view.ts';

/** Pieces of news; each may have gone out on three channels. */
const PAGE_SIZE = 20;
const position = z.object({ id: z.string().min(1).max(300), createdAt: z.iso.datetime() });

const IN_APP: NoticeChannel = 'IN_APP';
const CHANNELS: readonly NoticeChannel[] = [IN_APP, 'EMAIL', 'SMS'];

type GuestLog = { eventId: string; guestId: string; filter: NoticeFilter; nextToken: string | null | undefined };

/** Ids of the same news on every channel: a notice's id ends with its channel (noticeIdOf). */
const siblingsOf = (inAppId: string): string[] => CHANNELS.map((channel) => `${inAppId.slice(0, -IN_APP.length)}${channel}`);

/**
 * Everything that one guest was told, newest first. What goes out by e-mail or text is in the app too, always, so the index
 * of what is in the app finds the rest.
 */
export const listNoticesOfGuest = async ({ eventId, guestId, filter, nextToken }: GuestLog) => {
  const after = pagePosition(position, nextToken);
  const guest = guestId.length === GUEST_ID_LENGTH ? await findGuest(guestId) : undefined;
  if (guest?.eventId !== eventId) throw new AppError('GUEST_NOT_FOUND', `There is no such guest at the event ${eventId}.`);
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.notice,
      IndexName: 'byGuest',
      KeyConditionExpression: 'inAppGuestId = :guest',
      ExpressionAttributeValues: { ':guest': guestId },
      ScanIndexForward: false,
      Limit: PAGE_SIZE,
      ExclusiveStartKey: after && { ...after, inAppGuestId: guestId },
    }),
  );
  const rows = await getRows<NoticeRow>(
    tables.notice,
    (Items ?? []).flatMap(({ id }) => siblingsOf(String(id))).map((id) => ({ id })),
  );
  return {
    items: newestFirst(rows.filter((row) => passes(row, filter))).map((row) => noticeView(row)),
    nextToken: LastEvaluatedKey ? pageToken({ id: LastEvaluatedKey['id'], createdAt: LastEvaluatedKey['createdAt'] }) : null,
  };
};
