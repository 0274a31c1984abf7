import { type Units, unitsOf } from '../units.ts';
import { drain } from './drain.ts';
import { QUOTAS } from './quotas.ts';

/** One way for news to everyone, at one rate of the provider. */
export type Reach = { channel: string; perSecond: number; seconds: number; inHalfAnHour: number };

const HALF_AN_HOUR = 1_800;
/** The function that tells the guests of a session, page by page, one run after the other. */
const TELLER = 'announce-sessions';
/** A rate that a production account of SES has after it asked. */
const RAISED_EMAILS = [50, 200];

/** Guests a second that one run of the function plans news for, as measured. */
const plannedPerSecond = (units: Units): number =>
  1000 / (unitsOf(units, 'hear that a session moved').functions[TELLER]?.milliseconds ?? Infinity);

/** How long news takes until the last of so many guests has it: in the app, by e-mail, by text. */
export const reachEveryone = (units: Units, guests: number): Reach[] => {
  const planned = plannedPerSecond(units);
  const { texts } = unitsOf(units, 'register with text messages');
  const partsEach = texts.parts / texts.count;
  const reach = (channel: string, perSecond: number, sentPerSecond: number): Reach => ({
    ...{ channel, perSecond },
    seconds: drain({ messages: guests, plannedPerSecond: planned, sentPerSecond }).seconds,
    inHalfAnHour: Math.floor(Math.min(guests, HALF_AN_HOUR * Math.min(planned, sentPerSecond))),
  });
  return [
    reach('in the app', Math.floor(planned), planned),
    ...[QUOTAS.emails.value, ...RAISED_EMAILS].map((rate) => reach('e-mail', rate, rate)),
    ...[QUOTAS.textsTollFree.value, QUOTAS.textsShortCode.value].map((rate) =>
      reach(`text message of ${partsEach} parts`, rate, rate / partsEach),
    ),
  ];
};
