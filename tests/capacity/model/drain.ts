/** How long news to everybody takes: it is planned guest by guest and leaves as fast as the provider takes it. */

export type Drain = {
  messages: number;
  /** Messages a second that are planned, and that the provider takes. */
  plannedPerSecond: number;
  sentPerSecond: number;
};

export type Drained = { seconds: number; sent: number; waiting: number; mostWaiting: number };

const LONGEST_SECONDS = 7 * 24 * 3600;

/** One second after the other until the last one left; `waiting` is what never did within a week. */
export const drain = ({ messages, plannedPerSecond, sentPerSecond }: Drain): Drained => {
  let [planned, sent, seconds, mostWaiting] = [0, 0, 0, 0];
  while (sent < messages && seconds < LONGEST_SECONDS) {
    seconds += 1;
    planned = Math.min(messages, planned + plannedPerSecond);
    sent = Math.min(planned, sent + sentPerSecond);
    mostWaiting = Math.max(mostWaiting, planned - sent);
  }
  return { seconds, sent, waiting: messages - sent, mostWaiting };
};
