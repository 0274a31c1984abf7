import type { UnitsOfActivity } from '../../capacity/measure/per-time.ts';
import type { Units } from '../../capacity/units.ts';

/** Units of an activity that uses nothing but what is given. */
export const anActivity = (changes: Partial<UnitsOfActivity> = {}): UnitsOfActivity => ({
  ...{ times: 10, operations: {}, connects: 0, subscriptions: {}, tables: {}, sharedKeys: {}, functions: {} },
  ...{ emails: { count: 0, bytes: 0 }, texts: { count: 0, parts: 0 }, publications: 0 },
  ...changes,
});

/** A measurement of these activities, deployed without anything that is paid for by the month. */
export const measured = (activities: Units['activities'], streams: Units['deployed']['streams'] = {}): Units => ({
  ...{ measuredOn: '2026-11-23', machine: 'a test', storedBytesPerGuest: 0, activities },
  deployed: {
    ...{ alarms: 0, dashboards: 0, webAcls: 0, webAclRules: 0, rateRules: [], schedules: 0, operations: [], functions: {}, tables: [] },
    maximums: {},
    streams,
  },
});
