import { type Units, unitsOf } from '../units.ts';

/** How often one signed-in device does something, in seconds from one time to the next, at its busiest. */
type Habit = { activity: string; everySeconds: number };

const CALLERS: Readonly<Record<string, readonly Habit[]>> = {
  'a kiosk with a queue': [
    { activity: 'check in', everySeconds: 3 },
    { activity: 'print a badge', everySeconds: 3 },
  ],
  'a guest who orders': [
    { activity: 'read the ticket', everySeconds: 30 },
    { activity: 'open the catalogue', everySeconds: 30 },
    { activity: 'list own places', everySeconds: 30 },
    { activity: 'order', everySeconds: 60 },
    { activity: 'list own orders', everySeconds: 60 },
  ],
  'staff at a stock list': [
    { activity: 'read the stock', everySeconds: 10 },
    { activity: 'read the board of requests', everySeconds: 60 },
    { activity: 'claim an order', everySeconds: 10 },
    { activity: 'fulfil an order', everySeconds: 10 },
  ],
};

/** Requests of one caller in a stretch of time: what a rate rule by token counts. */
export const requestsOfCallers = (units: Units, seconds: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(CALLERS).map(([caller, habits]) => [
      caller,
      Math.ceil(
        habits.reduce((sum, { activity, everySeconds }) => {
          const operations = Object.values(unitsOf(units, activity).operations).reduce((all, { count }) => all + count, 0);
          return sum + (operations * seconds) / everySeconds;
        }, 0),
      ),
    ]),
  );
