import { inAgendaOrder, roomsOf, type AgendaItem } from './agenda.ts';

/** Where a session stands: rows from `from` up to, without, `to`; `lane` within its room's column. All count from 0. */
export type PlacedSession<Item> = { session: Item; from: number; to: number; lane: number };

export type RoomColumn<Item> = {
  room: string;
  /** How many sessions the room holds at a time: 1 unless something is double-booked. */ lanes: number;
  placed: PlacedSession<Item>[];
};

/** `rows` are the instants (ISO 8601, UTC) at which rows begin, the last one where the last row ends; `starts` those at which a session does. */
export type RoomGrid<Item> = { rows: string[]; starts: ReadonlySet<string>; columns: RoomColumn<Item>[] };

/** Rooms side by side over one axis of time, which has a line wherever a session begins or ends: no minute has a fixed height. */
export const roomGridOf = <Item extends AgendaItem>(items: readonly Item[]): RoomGrid<Item> => {
  const rows = [...new Set(items.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort();
  const rowOf = new Map(rows.map((instant, row) => [instant, row]));
  const ordered = inAgendaOrder(items);
  const columns = roomsOf(items).map((room) => {
    /** The instant at which each lane is free again. */
    const freeAt: string[] = [];
    const placed = ordered
      .filter((item) => item.room === room)
      .map((session) => {
        const free = freeAt.findIndex((instant) => instant <= session.startsAt);
        const lane = free === -1 ? freeAt.length : free;
        freeAt[lane] = session.endsAt;
        return { session, from: rowOf.get(session.startsAt) ?? 0, to: rowOf.get(session.endsAt) ?? rows.length, lane };
      });
    return { room, lanes: freeAt.length, placed };
  });
  return { rows, starts: new Set(items.map(({ startsAt }) => startsAt)), columns };
};
