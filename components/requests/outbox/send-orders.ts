import type { NewRequest } from '@/lib/data/my-requests';
import type { GuestRequest } from '@/lib/data/request-fields';
import { toAppError } from '@/lib/data/unwrap';
import { AppError } from '@/lib/domain/app-error';
import { dropOrder, findOrder, KEPT_FOR_MS, listOrders, requestOf, saveOrder, type KeptOrder } from './outbox';

/** Without an answer for so long, the order is sent again with its same key. */
const ANSWER_WITHIN_MS = 20_000;
/** Failures that say nothing about the order. */
const PASSING = new Set<string>(['NETWORK', 'NOT_SIGNED_IN', 'CONFLICT', 'UNEXPECTED']);
/** Nothing else would get through either. */
const FOR_ALL = new Set<string>(['NETWORK', 'NOT_SIGNED_IN']);

export type SendOptions = {
  sub: string;
  send: (request: NewRequest) => Promise<GuestRequest>;
  onSent: (request: GuestRequest, order: KeptOrder) => void;
  /** Called before the order is dropped, so that what it held is put elsewhere first. Answers whether it is to be dropped. */
  onRefused: (order: KeptOrder, error: AppError) => boolean;
  now?: () => Date;
  locks?: Pick<LockManager, 'request'> | undefined;
};

/** Holds what one tab at a time may do. Without secure context there are no locks; the server knows a repeated key all the same. */
export const alone = <Result>(
  sub: string,
  task: () => Promise<Result>,
  locks = globalThis.navigator?.locks as Pick<LockManager, 'request'> | undefined,
): Promise<Result> => (locks ? (locks.request(`usher.orders.${sub}`, task) as Promise<Result>) : task());

/**
 * Sends every order that waits, oldest first, in one tab at a time. Gives whether some still wait: then call it again after a while.
 * An order is dropped only when the server has answered.
 */
export const sendOrders = async (options: SendOptions): Promise<{ isWaiting: boolean }> =>
  alone(options.sub, () => sendAll(options), options.locks);

const sendAll = async (options: SendOptions): Promise<{ isWaiting: boolean }> => {
  const { sub } = options;
  let isWaiting = false;
  for (const { clientKey } of listOrders(sub)) {
    // Read again: it may have been taken back while another one was under way.
    const order = findOrder(sub, clientKey);
    if (!order || order.stopped) continue;
    const failure = await sendOne(options, order);
    if (!failure) continue;
    isWaiting = true;
    if (FOR_ALL.has(failure.code)) break;
  }
  return { isWaiting };
};

/** Gives why the order still waits, if it does. */
const sendOne = async (options: SendOptions, order: KeptOrder): Promise<AppError | undefined> => {
  const { sub, send, onSent, onRefused, now = () => new Date() } = options;
  const sentAt = now();
  if (sentAt.getTime() - Date.parse(order.madeAt) > KEPT_FOR_MS) {
    saveOrder(sub, { ...order, stopped: 'TOO_LATE' });
    return undefined;
  }
  if (!order.firstSentAt) saveOrder(sub, { ...order, firstSentAt: sentAt.toISOString() });
  try {
    const request = await answerOf(send(requestOf(order)));
    onSent(request, order);
    dropOrder(sub, order.clientKey);
    return undefined;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (PASSING.has(error.code)) return error;
    if (onRefused(order, error)) dropOrder(sub, order.clientKey);
    else saveOrder(sub, { ...order, stopped: error.code });
    return undefined;
  }
};

const answerOf = async <Answer>(pending: Promise<Answer>): Promise<Answer> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('NETWORK', 'There was no answer in time.')), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([pending, late]);
  } finally {
    clearTimeout(timer);
  }
};
