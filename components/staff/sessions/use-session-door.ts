'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keepSubscribed, type LiveState } from '@/lib/data/keep-subscribed';
import { watchSessionDoor, type DoorScan, type SessionStatus } from '@/lib/data/session-board';
import { oncePer } from './once-per';
import { statusKey } from './use-session-status';

/** Shown at most. */
const SCANS = 50;
/** In milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** The scans at a session's door since the page was opened, newest first. The room's count follows each of them at once. */
export const useSessionDoor = (eventId: string, sessionId: string): { scans: DoorScan[]; live: LiveState } => {
  const client = useQueryClient();
  const [live, setLive] = useState<LiveState>('connecting');
  const [scans, setScans] = useState<DoorScan[]>([]);
  useEffect(() => {
    const queryKey = statusKey(eventId, sessionId);
    const look = oncePer(LOOK_EVERY_MS, () => void client.invalidateQueries({ queryKey }));
    let counted = -1;
    const onScan = (scan: DoorScan) => {
      setScans((before) => [scan, ...before.filter(({ scanId }) => scanId !== scan.scanId)].slice(0, SCANS));
      const { inside, admitted, walkIns, version } = scan.room;
      if (version <= counted) return;
      counted = version;
      client.setQueryData<SessionStatus>(queryKey, (status) => status && { ...status, inside, admitted, walkIns });
      // Seats and calls changed with it, which the scan does not say.
      look.ask(sessionId);
    };
    const stop = keepSubscribed((onEnd) => watchSessionDoor(eventId, sessionId, { onScan, onEnd }), {
      onStale: () => look.ask(sessionId),
      onLive: setLive,
    });
    return () => {
      stop();
      look.stop();
    };
  }, [client, eventId, sessionId]);
  return { scans, live };
};

/** Two subscriptions are live when both are. */
export const bothLive = (one: LiveState, other: LiveState): LiveState => {
  if (one === other) return one;
  return one === 'interrupted' || other === 'interrupted' ? 'interrupted' : 'connecting';
};
