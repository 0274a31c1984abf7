'use client';

import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { admitToSession, admitToSessionByHand } from '@/lib/data/session-door';
import type { DoorScan } from '@/lib/data/session-board';
import { toAppError } from '@/lib/data/unwrap';
import { doorReducer, nextDoorTick, openDoor, type DoorEvent, type DoorState, type DoorTask } from '@/lib/domain/door-state';
import { keepScans, readKeptScans } from './kept-scans';

type Unstamped = DoorEvent extends infer Event ? (Event extends DoorEvent ? Omit<Event, 'at'> : never) : never;
export type SendDoorEvent = (event: Unstamped) => void;

type Options = { eventId: string; sessionId: string; onAnswer: (scan: DoorScan) => void };

/** Runs the door's state machine: its timers, its requests, and what it keeps on the device. What it does follows from the state alone. */
export const useDoor = ({ eventId, sessionId, onAnswer }: Options): [DoorState, SendDoorEvent] => {
  const [door, dispatch] = useReducer(doorReducer, null, () => openDoor(readKeptScans(sessionId), Date.now()));
  const send = useCallback<SendDoorEvent>((event) => dispatch({ ...event, at: Date.now() } as DoorEvent), []);

  useEffect(() => {
    const due = nextDoorTick(door);
    if (due === null) return;
    // Timers may fire a moment early: the tick is never before its deadline, or nothing would arm the next one.
    const timer = setTimeout(() => dispatch({ type: 'tick', at: Math.max(Date.now(), due) }), Math.max(0, due - Date.now()));
    return () => clearTimeout(timer);
  }, [door]);

  const ask = useEffectEvent((task: DoorTask) => {
    askServer({ eventId, sessionId, task }).then(
      (answer) => {
        onAnswer(answer);
        send({ type: 'answered', answer });
      },
      (thrown: unknown) => send({ type: 'failed', scanId: task.scanId, code: toAppError(thrown).code }),
    );
  });
  const sent = useRef(new Set<string>());
  useEffect(() => {
    for (const task of door.waiting) {
      const once = `${task.scanId} ${task.attempt}`;
      if (task.sentAt === null || sent.current.has(once)) continue;
      sent.current.add(once);
      ask(task);
    }
  }, [door.waiting]);

  useEffect(() => keepScans(sessionId, door.waiting), [sessionId, door.waiting]);
  useEffect(() => {
    const onOnline = () => send({ type: 'networkReturned' });
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, [send]);
  return [door, send];
};

const askServer = ({ eventId, sessionId, task }: { eventId: string; sessionId: string; task: DoorTask }): Promise<DoorScan> => {
  const { scanId, ticket = '', chosen, direction, gate, scannedAt } = task;
  const scan = { eventId, sessionId, scanId, gate, direction, scannedAt: new Date(scannedAt).toISOString() };
  if (!chosen) return admitToSession({ ...scan, ticket });
  return admitToSessionByHand({ ...scan, guestId: chosen.guestId, override: chosen.override });
};
