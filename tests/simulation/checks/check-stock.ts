import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import type { Findings } from '../findings.ts';
import { requestsByGuest, type Stored } from '../stored.ts';
import type { World } from '../world.ts';

const OPEN_REQUESTS = '#open';

/** What is left and what standing requests took is what there was; what guests took is what their requests say, within the limit. */
export const checkStock = ({ items, guests }: World, stored: Stored, findings: Findings): void => {
  const standing = stored.requests.filter(({ state }) => state !== 'CANCELLED' && state !== 'DECLINED');
  const taken = new Map<string, number>();
  const entitled = new Map<string, number>();
  for (const { guestId, lines } of standing) {
    for (const { itemId, quantity } of lines) {
      taken.set(itemId, (taken.get(itemId) ?? 0) + quantity);
      const key = `${guestId} ${itemId}`;
      entitled.set(key, (entitled.get(key) ?? 0) + quantity);
    }
  }
  for (const { id, name, stock } of items) {
    if (stock === undefined) continue;
    const left = stored.items.find((row) => row.id === id)?.stock ?? Number.NaN;
    const adds = left >= 0 && left + (taken.get(id) ?? 0) === stock;
    findings.expect('left and taken are the stock', adds, () => `${name}: ${left} left, ${taken.get(id) ?? 0} taken, of ${stock}`);
  }

  const rows = new Map(stored.entitlements.map((row) => [`${row.guestId} ${row.itemId}`, row]));
  const requestsOf = requestsByGuest(stored.requests);
  for (const { guestId } of guests) {
    for (const { id, limitPerGuest } of items) {
      if (limitPerGuest === undefined) continue;
      const key = `${guestId} ${id}`;
      const [counted, recounted] = [rows.get(key)?.taken ?? 0, entitled.get(key) ?? 0];
      findings.expect('the entitlement is what was taken', counted === recounted, () => `${key}: ${counted}, recounted ${recounted}`);
      findings.expect('nobody has more than the limit', recounted <= limitPerGuest, () => `${key}: ${recounted} of ${limitPerGuest}`);
    }
    const own = requestsOf.get(guestId) ?? [];
    const active = own.filter(({ state }) => state === 'OPEN' || state === 'CLAIMED');
    const places = rows.get(`${guestId} ${OPEN_REQUESTS}`);
    findings.expect('requests made are counted', (places?.made ?? 0) === own.length, () => `${guestId}: ${places?.made}, ${own.length}`);
    findings.expect(
      'open requests hold a place each',
      active.length <= REQUEST_LIMITS.activePerGuest && active.every(({ id }) => places?.ids?.has(id)),
      () => guestId,
    );
  }
};
