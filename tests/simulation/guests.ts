import { noted, type Rush, take } from './actors.ts';
import { between, pick, type Random, shuffled } from './seeded.ts';
import type { RushGuest, RushItem, World } from './world.ts';

type Habit = 'ONCE' | 'DOUBLE_TAP' | 'AGAIN_LATER';

type Order = {
  clientKey: string;
  category: string;
  items: { itemId: string; quantity: number; unitPriceCents: number }[];
  location: string;
  note: string | undefined;
};

/** What a guest does at a moment of the rush, in milliseconds from its start. */
export type GuestAct =
  | { at: number; guest: RushGuest; act: 'ORDER'; order: Order; habit: Habit; cancelAfter: number | undefined }
  | { at: number; guest: RushGuest; act: 'CANCEL'; id: string };

const MINUTE_MS = 60_000;
/** The last orders come two minutes before the end. */
const CLOSING_MS = 2 * MINUTE_MS;

/** The orders of those guests who order in this time: one, two or three, most of them in the two breaks. */
export const planOrders = (
  { guests, items }: World,
  random: Random,
  { minutes, ordering }: { minutes: number; ordering: number },
): GuestAct[] =>
  guests
    .filter(() => random() < ordering)
    .flatMap((guest, number) =>
      Array.from({ length: pick(random, [1, 1, 1, 1, 1, 1, 2, 2, 3]) }, (_, turn): GuestAct => {
        const clientKey = `rush-key-${number}-${turn}`;
        return {
          ...{
            at: orderTime(random, minutes * MINUTE_MS - CLOSING_MS),
            guest,
            act: 'ORDER',
            order: orderOf(items, random, clientKey, `${number}-${turn}`),
          },
          habit: habitOf(random),
          cancelAfter: random() < 0.1 ? between(random, 1, 24) * 10_000 : undefined,
        };
      }),
    )
    .sort((a, b) => a.at - b.at);

const orderTime = (random: Random, lastMs: number): number => {
  const centre = pick(random, [0.25, 0.7]);
  const inBreak = centre + (random() + random() + random() - 1.5) / 4;
  return lastMs * (random() < 0.3 ? random() : Math.min(1, Math.max(0, inBreak)));
};

const habitOf = (random: Random): Habit => {
  const roll = random();
  if (roll < 0.12) return 'DOUBLE_TAP';
  return roll < 0.18 ? 'AGAIN_LATER' : 'ONCE';
};

const orderOf = (items: readonly RushItem[], random: Random, clientKey: string, seat: string): Order => {
  const shared = { clientKey, location: `Row 7 (seat ${seat})`, note: random() < 0.2 ? 'No sugar, please' : undefined };
  if (random() < 0.08) return { ...shared, category: 'ASSISTANCE', items: [], note: 'I cannot find the way out.' };
  const area = pick(random, ['bar', 'bar', 'bar', 'kitchen', 'kitchen', 'stand']);
  const wanted = shuffled(
    random,
    items.filter((item) => item.area === area),
  ).slice(0, between(random, 1, 3));
  return {
    ...shared,
    category: wanted[0]?.category ?? 'BEVERAGE',
    items: wanted.map(({ id, priceCents }) => ({
      itemId: id,
      // Now and then somebody tries for more than one may have.
      quantity: random() < 0.05 ? 4 : between(random, 1, 2),
      unitPriceCents: priceCents,
    })),
  };
};

/** Does what the guest does now; answers what follows from it later. */
export const actAsGuest = async (rush: Rush, act: GuestAct): Promise<GuestAct[]> => {
  const { guest } = act;
  if (act.act === 'CANCEL') {
    await take(rush, guest, 'cancel', { id: act.id });
    return [];
  }
  const { order, habit, cancelAfter } = act;
  const taps = habit === 'DOUBLE_TAP' ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: taps }, async () => noted(rush, 'create', guest.sub, await rush.api.create(guest.token, order))),
  );
  const made = answers.find((answer) => answer !== undefined);
  if (!made) return [];
  const first = rush.ordered.get(order.clientKey) ?? made.id;
  for (const answer of answers) {
    if (answer && answer.id !== first) throw new Error(`The order ${order.clientKey} became two requests: ${first} and ${answer.id}.`);
  }
  rush.ordered.set(order.clientKey, first);
  return [
    ...(habit === 'AGAIN_LATER' ? [{ ...act, at: act.at + 6 * MINUTE_MS, habit: 'ONCE' as const, cancelAfter: undefined }] : []),
    ...(cancelAfter === undefined ? [] : [{ at: act.at + cancelAfter, guest, act: 'CANCEL' as const, id: made.id }]),
  ];
};
