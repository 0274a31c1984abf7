/**
 * The people in a session's room, counted by every scan at its doors in one row of the seat table. Beside the totals the
 * row keeps how many came in during each of the last minutes: what the size of the next wave follows from.
 */

/** Key of a room's row in the seat table. */
export const roomKey = (sessionId: string): string => `room#${sessionId}`;

/** A room as its row has it; `minutes` by minutes since 1970. Absent attributes count as zero. */
export type RoomCount = {
  /** In the room now. */
  inside: number;
  /** Guests admitted so far, walk-ins among them; who comes back is counted once. */
  admitted: number;
  walkIns: number;
  /** Rises with every count. */
  version: number;
  /** When somebody came in first, ISO 8601; undefined before. */
  firstEntryAt?: string | undefined;
  /** Entries by minute, also of those who come back: only minutes that the row still keeps. */
  minutes: Readonly<Record<number, number>>;
};

export const EMPTY_ROOM: RoomCount = { inside: 0, admitted: 0, walkIns: 0, version: 0, minutes: {} };

const MINUTE_MS = 60_000;

/** Minutes that the row keeps, and the rate is measured over. */
export const DOOR_MINUTES = 5;

const MINUTE_ATTRIBUTE = /^m(\d+)$/;

export const minuteOf = (now: Date): number => Math.floor(now.getTime() / MINUTE_MS);

/** The attribute that counts the entries of a minute. */
export const minuteAttribute = (minute: number): string => `m${minute}`;

type RoomRow = Record<string, unknown>;

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The row of the seat table as a count; undefined before anybody was counted. */
export const roomCountOf = (row: RoomRow | undefined): RoomCount => {
  if (!row) return EMPTY_ROOM;
  const minutes: Record<number, number> = {};
  for (const [name, value] of Object.entries(row)) {
    const minute = MINUTE_ATTRIBUTE.exec(name)?.[1];
    if (minute !== undefined) minutes[Number(minute)] = numberOf(value);
  }
  const { firstEntryAt } = row;
  return {
    inside: numberOf(row['inside']),
    admitted: numberOf(row['admitted']),
    walkIns: numberOf(row['walkIns']),
    version: numberOf(row['version']),
    firstEntryAt: typeof firstEntryAt === 'string' ? firstEntryAt : undefined,
    minutes,
  };
};

/** Minutes of the row that are too old to measure: the next entry removes them. */
export const pastMinutes = ({ minutes }: RoomCount, now: Date): number[] =>
  Object.keys(minutes)
    .map(Number)
    .filter((minute) => minute < minuteOf(now) - DOOR_MINUTES);

/**
 * Guests a minute through the door, over the last five full minutes; while the door has been open for less, over the time
 * since the first of them. Undefined while there is less than a minute to measure, and 0 when nobody came lately.
 */
export const doorPerMinute = ({ minutes, firstEntryAt }: RoomCount, now: Date): number | undefined => {
  if (firstEntryAt === undefined) return undefined;
  const current = minuteOf(now);
  const opened = minuteOf(new Date(firstEntryAt));
  const measured = Math.min(DOOR_MINUTES, current - opened);
  if (measured < 1) return undefined;
  let entries = 0;
  for (let minute = current - measured; minute < current; minute++) entries += minutes[minute] ?? 0;
  return entries / measured;
};
