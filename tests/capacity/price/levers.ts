import { type Units, unitsOf } from '../units.ts';
import { timesAt, usageOfActivity } from './event-usage.ts';
import { dollarsFor } from './prices.ts';

/** What one activity costs of an event, with all that follows from it. */
export type ActivityCost = { activity: string; times: number; dollars: number; dollarsEach: number };

/** The activities of an event by what they cost, the dearest first: what is billed by the month and by the guest is not among them. */
export const activityCosts = (units: Units, guests: number): ActivityCost[] =>
  [...timesAt(guests)]
    .map(([activity, times]) => {
      const usage = usageOfActivity(unitsOf(units, activity), guests);
      const dollarsEach =
        dollarsFor('graphqlOperation', usage.operations) +
        dollarsFor('realtimeMessage', usage.messages) +
        dollarsFor('readUnit', usage.readUnits) +
        dollarsFor('writeUnit', usage.writeUnits) +
        dollarsFor('invocation', usage.invocations) +
        dollarsFor('gigabyteSecond', usage.gigabyteSeconds) +
        dollarsFor('logIngestion', usage.logBytes / 1e9) +
        dollarsFor('email', usage.emails) +
        dollarsFor('emailData', usage.emailBytes / 1e9) +
        dollarsFor('publication', usage.publications);
      return { activity, times, dollarsEach, dollars: times * dollarsEach };
    })
    .sort((one, other) => other.dollars - one.dollars);
