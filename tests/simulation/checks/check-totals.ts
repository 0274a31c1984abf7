import type { RequestRow } from '../../../amplify/functions/guest-requests/request-rows.ts';
import type { Rush } from '../actors.ts';
import type { Findings } from '../findings.ts';
import { requestsByGuest } from '../stored.ts';

type Stats = {
  areas: ({ area: string } & Record<'open' | 'claimed' | 'fulfilled' | 'cancelled' | 'declined', number>)[];
  items: { itemId: string; area: string; ordered: number; fulfilled: number }[];
  payments: { itemId: string; area: string; method: string | null; cents: number }[];
};

const STATS = `query ($eventId: ID!) { getRequestStats(eventId: $eventId) {
  areas { area open claimed fulfilled cancelled declined } items { itemId area ordered fulfilled } payments { itemId area method cents } } }`;
const TAB = 'query ($eventId: ID!) { getMyTab(eventId: $eventId) { dueCents paidCents } }';

/** Tabs read at a time. */
const CALLERS = 8;

const add = (counts: Map<string, number>, key: string, amount: number): void => void counts.set(key, (counts.get(key) ?? 0) + amount);

/** The organizers' numbers and every guest's tab against a recount of the requests. */
export const checkTotals = async (
  rush: Rush,
  requests: readonly RequestRow[],
  findings: Findings,
): Promise<{ cents: number; paidCents: number }> => {
  const { api, world } = rush;
  const { getRequestStats: stats } = await api.query<{ getRequestStats: Stats }>(world.organizerToken, STATS);
  const recount = recountOf(requests);
  compare('requests by state and area', recount.states, statesOf(stats), findings);
  compare('units ordered and fulfilled by item', recount.units, unitsOf(stats), findings);
  compare('cents by item, area and method', recount.cents, centsOf(stats), findings);

  const byGuest = requestsByGuest(requests);
  const owing = world.guests.filter(({ guestId }) => byGuest.get(guestId)?.some(({ totalCents }) => totalCents > 0));
  let [due, paid] = [0, 0];
  const queue = [...owing];
  const readTabs = async (): Promise<void> => {
    for (let guest = queue.pop(); guest; guest = queue.pop()) {
      const { getMyTab: tab } = await api.query<{ getMyTab: { dueCents: number; paidCents: number } }>(guest.token, TAB);
      const own = sumOf(byGuest.get(guest.guestId) ?? []);
      const { guestId } = guest;
      const isRight = tab.dueCents === own.due && tab.paidCents === own.paid;
      findings.expect('the tab of each guest', isRight, () => `${guestId}: ${JSON.stringify(tab)}, recounted ${JSON.stringify(own)}`);
      due += tab.dueCents;
      paid += tab.paidCents;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, readTabs));
  const unpaid = stats.payments.reduce((sum, { method, cents }) => sum + (method === null ? cents : 0), 0);
  const settled = stats.payments.reduce((sum, { method, cents }) => sum + (method === null ? 0 : cents), 0);
  findings.expect(
    'all tabs add up to the totals, to the cent',
    due === unpaid && paid === settled,
    () => `${due}/${unpaid}, ${paid}/${settled}`,
  );
  return { cents: due + paid, paidCents: paid };
};

const stands = ({ state }: RequestRow): boolean => state === 'OPEN' || state === 'CLAIMED' || state === 'FULFILLED';

const sumOf = (requests: readonly RequestRow[]): { due: number; paid: number } => {
  const lines = requests.filter(stands).flatMap((request) => request.lines);
  const cents = (isWanted: (line: (typeof lines)[number]) => boolean): number =>
    lines.filter(isWanted).reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
  return { due: cents(({ paymentMethod }) => !paymentMethod), paid: cents(({ paymentMethod }) => Boolean(paymentMethod)) };
};

/** Counted anew from the rows, without the code that the backend counts with. */
const recountOf = (requests: readonly RequestRow[]) => {
  const [states, units, cents] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const request of requests) {
    const { area, state, lines } = request;
    add(states, `${area} ${state.toLowerCase()}`, 1);
    if (!stands(request)) continue;
    for (const { itemId, quantity, unitPriceCents, paymentMethod } of lines) {
      add(units, `${itemId} ${area} ordered`, quantity);
      if (state === 'FULFILLED') add(units, `${itemId} ${area} fulfilled`, quantity);
      if (unitPriceCents > 0) add(cents, `${itemId} ${area} ${paymentMethod ?? 'unpaid'}`, quantity * unitPriceCents);
    }
  }
  return { states, units, cents };
};

const withoutZeros = (entries: (readonly [string, number])[]): Map<string, number> => new Map(entries.filter(([, amount]) => amount !== 0));

const statesOf = ({ areas }: Stats): Map<string, number> =>
  withoutZeros(
    areas.flatMap(({ area, ...counts }) =>
      (['open', 'claimed', 'fulfilled', 'cancelled', 'declined'] as const).map((state) => [`${area} ${state}`, counts[state]] as const),
    ),
  );

const unitsOf = ({ items }: Stats): Map<string, number> =>
  withoutZeros(
    items.flatMap(({ itemId, area, ordered, fulfilled }) => [
      [`${itemId} ${area} ordered`, ordered] as const,
      [`${itemId} ${area} fulfilled`, fulfilled] as const,
    ]),
  );

const centsOf = ({ payments }: Stats): Map<string, number> =>
  withoutZeros(payments.map(({ itemId, area, method, cents }) => [`${itemId} ${area} ${method ?? 'unpaid'}`, cents] as const));

const compare = (what: string, expected: Map<string, number>, given: Map<string, number>, findings: Findings): void => {
  for (const key of new Set([...expected.keys(), ...given.keys()])) {
    const [counted, recounted] = [given.get(key) ?? 0, expected.get(key) ?? 0];
    findings.expect(what, counted === recounted, () => `${key}: ${counted}, recounted ${recounted}`);
  }
};
