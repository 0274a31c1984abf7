import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALERT_LIMITS, alertIdOf, type AlertPlace, endpointKeyOf, filterPolicyOf, placeOf } from '../../../lib/domain/staff-alert.ts';
import { passesFilterPolicy } from '../../../local/messaging/filter-policy.ts';

const text = (value: string) => ({ type: 'String', value });
const attributesOf = (place: AlertPlace) => ({ event: text(place.eventId), area: text(place.area), place: text(placeOf(place)) });

const eventIds = fc.constantFrom('AAAAAAAA', 'AAAAAAA2', 'BBBBBBBB');
const areas = fc.constantFrom('bar', 'bar-2', 'help');
const alerts = fc.array(fc.record({ eventId: eventIds, area: fc.oneof(areas, fc.constant('*')) }), { minLength: 1, maxLength: 12 });

describe('The filter policy of alerts', () => {
  it('lets through exactly the requests that one of them names', () => {
    fc.assert(
      fc.property(alerts, eventIds, areas, (places, eventId, area) => {
        const isWanted = places.some((place) => place.eventId === eventId && (place.area === area || place.area === '*'));
        expect(passesFilterPolicy(filterPolicyOf(places), attributesOf({ eventId, area }))).toBe(isWanted);
      }),
    );
  });

  it('is the same in whatever order they were set up, and however often', () => {
    fc.assert(
      fc.property(alerts, (places) => {
        const others = [...places].reverse().concat(places);
        expect(JSON.stringify(filterPolicyOf(others))).toBe(JSON.stringify(filterPolicyOf(places)));
      }),
    );
  });

  it('has at most as many values as SNS takes', () => {
    const most = Array.from({ length: ALERT_LIMITS.perEndpoint }, (_, index) => ({ eventId: `EVENT${index % 7}`, area: `area-${index}` }));
    for (const places of [most, most.map(({ area }) => ({ eventId: 'EVENT', area }))]) {
      const combinations = Object.values(filterPolicyOf(places)).reduce((product, values) => product * values.length, 1);
      expect(combinations).toBeLessThanOrEqual(150);
    }
  });

  it('names event and area while they are of one event', () => {
    expect(filterPolicyOf([{ eventId: 'E', area: 'bar' }])).toEqual({ event: ['E'], area: ['bar'] });
    expect(filterPolicyOf([{ eventId: 'E', area: '*' }])).toEqual({ event: ['E'] });
  });
});

describe('The id of an alert', () => {
  const key = { sub: 's', eventId: 'E', area: 'bar', channel: 'SMS' as const, endpoint: '+351912000001' };

  it('is that of the same alert again, and of no other', () => {
    expect(alertIdOf({ ...key })).toBe(alertIdOf(key));
    const others = [{ sub: 't' }, { eventId: 'F' }, { area: '*' }, { channel: 'EMAIL' as const }, { endpoint: '+351912000002' }];
    expect(new Set([key, ...others.map((other) => ({ ...key, ...other }))].map(alertIdOf)).size).toBe(6);
    expect(alertIdOf(key)).toMatch(/^[A-Z2-7]{24}$/);
  });

  it('shares its endpoint with everyone who gives the same', () => {
    expect(endpointKeyOf('SMS', '+351912000001')).not.toContain('351912');
    expect(endpointKeyOf('SMS', 'x')).not.toBe(endpointKeyOf('EMAIL', 'x'));
  });
});
