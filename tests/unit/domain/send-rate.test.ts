import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_CALL_MS, PATIENCE_MS, rateOf, slotAt, type SendRate, takeSlots } from '../../../lib/domain/send-rate.ts';

const NOW = Date.parse('2027-06-12T12:00:00Z');
const email: SendRate = rateOf({ perSecond: 10, atOnce: 1 });

describe('The rate of a channel', () => {
  it('lets the first batch go at once, and paces it', () => {
    const slots = takeSlots({ rate: email, freeAt: undefined, now: NOW, messages: 3, patienceMs: 1000 });
    expect(slots).toEqual({ granted: 3, startsAt: NOW, freeAt: NOW + 300 });
    expect([0, 1, 2].map((index) => slotAt(slots.startsAt, index, email) - NOW)).toEqual([0, 100, 200]);
  });

  it('puts the next batch behind it', () => {
    const slots = takeSlots({ rate: email, freeAt: NOW + 300, now: NOW, messages: 2, patienceMs: 1000 });
    expect(slots).toEqual({ granted: 2, startsAt: NOW + 300, freeAt: NOW + 500 });
  });

  it('gives as much as the patience holds, and nothing to who comes too late', () => {
    expect(takeSlots({ rate: email, freeAt: undefined, now: NOW, messages: 100, patienceMs: 1000 }).granted).toBe(11);
    expect(takeSlots({ rate: email, freeAt: NOW + 1001, now: NOW, messages: 5, patienceMs: 1000 })).toEqual({
      ...{ granted: 0, startsAt: NOW + 1001, freeAt: NOW + 1001 },
    });
  });

  it('sends the messages of a call at one moment, and the next call when their time is over', () => {
    const rate = rateOf({ perSecond: 20, atOnce: 100 });
    const slots = takeSlots({ rate, freeAt: undefined, now: NOW, messages: 250, patienceMs: PATIENCE_MS.newcomer });
    expect(slots.granted).toBe(250);
    expect([0, 99, 100, 249].map((index) => slotAt(slots.startsAt, index, rate) - NOW)).toEqual([0, 0, 5000, 10_000]);
  });

  it('makes calls smaller where a large one would keep others waiting', () => {
    expect(rateOf({ perSecond: 2, atOnce: 100 })).toEqual({ perSecond: 2, atOnce: 20 });
    expect(rateOf({ perSecond: 0.05, atOnce: 100 })).toEqual({ perSecond: 0.05, atOnce: 1 });
  });

  it('forgets a moment that only a wrong clock could have written', () => {
    const inAnHour = NOW + 3_600_000;
    expect(takeSlots({ rate: email, freeAt: inAnHour, now: NOW, messages: 1, patienceMs: 1000 })).toMatchObject({
      granted: 1,
      startsAt: NOW,
    });
  });
});

/** Batches as senders bring them: when, how many, and who asks. */
const arrivals = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 4000 }), messages: fc.integer({ min: 1, max: 120 }), isSweep: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);
const rates = fc
  .record({ perSecond: fc.double({ min: 0.5, max: 500, noNaN: true }), atOnce: fc.constantFrom(1, 100) })
  .map((rate) => rateOf(rate));

const sentBy = (rate: SendRate, batches: { after: number; messages: number; isSweep: boolean }[]) => {
  const calls: { at: number; messages: number }[] = [];
  let now = NOW;
  let freeAt: number | undefined;
  for (const { after, messages, isSweep } of batches) {
    now += after;
    const patienceMs = isSweep ? PATIENCE_MS.leftBehind : PATIENCE_MS.newcomer;
    const slots = takeSlots({ rate, freeAt, now, messages, patienceMs });
    if (slots.granted > 0) freeAt = slots.freeAt;
    for (let index = 0; index < slots.granted; index += rate.atOnce) {
      const at = slotAt(slots.startsAt, index, rate);
      if (at > now + patienceMs + 1e-6) throw new Error('It had to wait longer than it may.');
      calls.push({ at, messages: Math.min(rate.atOnce, slots.granted - index) });
    }
  }
  return calls;
};

it('No stretch of time holds more than the rate allows, beyond the one call it begins with', () => {
  fc.assert(
    fc.property(rates, arrivals, (rate, batches) => {
      const calls = sentBy(rate, batches).sort((a, b) => a.at - b.at);
      // Between any two calls no more goes out than the time between them allows: it is enough that this holds for neighbours.
      return calls.every(({ at, messages }, index) => {
        const next = calls[index + 1];
        return !next || messages <= ((next.at - at) / 1000) * rate.perSecond + 1e-3;
      });
    }),
  );
});

it('Newcomers, however many, never keep out what was left behind', () => {
  fc.assert(
    fc.property(rates, arrivals, fc.integer({ min: 0, max: 2000 }), (rate, batches, after) => {
      let freeAt: number | undefined;
      let now = NOW;
      for (const { messages } of [...batches, ...batches, ...batches]) {
        now += after / 20;
        const slots = takeSlots({ rate, freeAt, now, messages, patienceMs: PATIENCE_MS.newcomer });
        if (slots.granted > 0) freeAt = slots.freeAt;
        // The span of one call bounds how far ahead newcomers can take the channel.
        const span = Math.max(LONGEST_CALL_MS, (rate.atOnce * 1000) / rate.perSecond);
        if ((freeAt ?? now) - now > PATIENCE_MS.newcomer + span + 1e-6) return false;
        if (takeSlots({ rate, freeAt, now, messages: 1, patienceMs: PATIENCE_MS.leftBehind }).granted !== 1) return false;
      }
      return true;
    }),
  );
});
