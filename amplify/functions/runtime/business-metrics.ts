/** CloudWatch's namespace of what an organizer would count. */
export const METRIC_NAMESPACE = 'Usher';

/** Powertools adds it to every metric. */
export const SERVICE_DIMENSION = { service: 'usher' } as const;

/**
 * What is counted, and the values that each dimension may have: every combination is a metric that is paid for by the month,
 * so no ids here. The dashboard shows exactly these. Events are a property of the log line, for queries (docs/operate.md).
 */
export const BUSINESS_METRICS = {
  /** Guests whose registration changed, by what it became. */
  Registrations: { unit: 'Count', dimensions: { outcome: ['REGISTERED', 'WAITLISTED', 'PROMOTED', 'CANCELLED'] } },
  /** Scans at gates. A repeated scan is answered from its row and leaves none, so it is not counted again. */
  CheckIns: { unit: 'Count', dimensions: { direction: ['ENTRY', 'EXIT'], outcome: ['ADMITTED', 'DUPLICATE', 'DENIED', 'UNDONE'] } },
  /** Why gates refused. */
  CheckInDenials: {
    unit: 'Count',
    dimensions: { reason: ['UNKNOWN_TICKET', 'WRONG_EVENT', 'REVOKED', 'CANCELLED', 'WAITLISTED', 'NOT_OPEN'] },
  },
  Requests: { unit: 'Count', dimensions: { state: ['OPEN', 'CLAIMED', 'FULFILLED', 'CANCELLED', 'DECLINED'] } },
  /** From the guest's wish to a member of staff who takes care of it. */
  TimeToClaim: { unit: 'Seconds', dimensions: {} },
  /** From the guest's wish to its end. */
  TimeToFulfil: { unit: 'Seconds', dimensions: {} },
  /** Places in sessions, by what they became: CALLED are the guests that were told to queue. */
  SessionPlaces: {
    unit: 'Count',
    dimensions: { state: ['RESERVED', 'WAITLISTED', 'CALLED', 'ADMITTED', 'RELEASED', 'FORFEITED'] },
  },
  /** Scans at the doors of sessions. */
  SessionDoor: { unit: 'Count', dimensions: { outcome: ['ADMITTED', 'DUPLICATE', 'DENIED'] } },
  /** Messages, by what became of them here: PENDING are planned or wait for another try. */
  Notices: {
    unit: 'Count',
    dimensions: {
      channel: ['IN_APP', 'EMAIL', 'SMS', 'STAFF_TOPIC'],
      state: ['PENDING', 'SENT', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'UNKNOWN'],
    },
  },
  /** What providers tell of messages that they took. */
  Deliveries: {
    unit: 'Count',
    dimensions: { channel: ['EMAIL', 'SMS'], delivery: ['DELIVERED', 'BOUNCED', 'COMPLAINED', 'REJECTED', 'OPTED_OUT', 'UNDELIVERED'] },
  },
} as const satisfies Record<string, { unit: 'Count' | 'Seconds'; dimensions: Record<string, readonly string[]> }>;

export type BusinessMetric = keyof typeof BUSINESS_METRICS;

/** A value for every dimension of the metric. */
export type DimensionsOf<Name extends BusinessMetric> = {
  [
    Dimension in keyof (typeof BUSINESS_METRICS)[Name]['dimensions']
  ]: (typeof BUSINESS_METRICS)[Name]['dimensions'][Dimension] extends readonly (infer Value)[] ? Value : never;
};
