import { getRows, tables } from '../runtime/rows.ts';
import type { DispatchRow } from './dispatch.ts';
import type { NoticeRow } from './notice-row.ts';
import { sendNotices, type SendOptions } from './send-notices.ts';

/**
 * Sends the notices of a dispatch together, as far as they still wait. Again does no harm.
 * @returns why it has to come again; undefined when all of its notices were dealt with.
 */
export const sendDispatch = async ({ noticeIds }: DispatchRow, options: SendOptions): Promise<Error | undefined> => {
  try {
    const rows = await getRows<NoticeRow>(
      tables.notice,
      noticeIds.map((id) => ({ id })),
    );
    const [failure] = (await sendNotices(rows, options)).values();
    return failure;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};
