'use client';

import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { AppErrorCode } from '@/lib/domain/app-error';
import { pendingScanOf, type BadgeGuest, type GateAnswer, type Scan } from '@/lib/domain/kiosk-screen';
import { kioskReducer, nextDeadline, startKiosk, type Kiosk, type KioskEvent } from '@/lib/domain/kiosk-state';

/** What the kiosk asks of the world. */
export type KioskPorts = {
  /** Asks the server about a scan, at the entrance or at a session's door. */
  ask: (scan: Scan) => Promise<GateAnswer>;
  failureOf: (thrown: unknown) => AppErrorCode;
  printBadge: (guest: BadgeGuest, signal: AbortSignal) => Promise<void>;
  /** Told once for each badge that came out, or did not. */
  onBadge: (badge: { guestId: string; scanId: string; status: 'PRINTED' | 'FAILED' }) => void;
  now: () => number;
};

type Unstamped = KioskEvent extends infer Event ? (Event extends KioskEvent ? Omit<Event, 'at'> : never) : never;
export type SendKioskEvent = (event: Unstamped) => void;

/** Runs the state machine: its timers, its requests, its printer. What it does follows from the state alone. */
export const useKiosk = (options: { printsBadges: boolean; hasCamera: boolean; ports: KioskPorts }): [Kiosk, SendKioskEvent] => {
  const { ports } = options;
  const [kiosk, dispatch] = useReducer(kioskReducer, options, ({ printsBadges, hasCamera }) =>
    startKiosk({ printsBadges, camera: { state: hasCamera ? 'starting' : 'off' } }),
  );
  const { now } = ports;
  const send = useCallback<SendKioskEvent>((event) => dispatch({ ...event, at: now() } as KioskEvent), [now]);
  useTimers(kiosk, dispatch, now);
  useCheckIns(kiosk, send, ports);
  usePrinter(kiosk, send, ports);
  useBadgeLog(kiosk, ports);
  useEffect(() => {
    const onOnline = () => send({ type: 'networkReturned' });
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, [send]);
  return [kiosk, send];
};

const useTimers = (kiosk: Kiosk, dispatch: (event: KioskEvent) => void, now: () => number): void => {
  useEffect(() => {
    const due = nextDeadline(kiosk);
    if (due === null) return;
    // Timers may fire a moment early: the tick is never before its deadline, or nothing would arm the next one.
    const timer = setTimeout(() => dispatch({ type: 'tick', at: Math.max(now(), due) }), Math.max(0, due - now()));
    return () => clearTimeout(timer);
  }, [kiosk, dispatch, now]);
};

const useCheckIns = (kiosk: Kiosk, send: SendKioskEvent, ports: KioskPorts): void => {
  const pending = pendingScanOf(kiosk.screen);
  const tryToSend = pending && pending.sentAt !== null ? `${pending.scan.scanId} ${pending.attempt}` : null;
  const sent = useRef<string>(null);
  const ask = useEffectEvent((scan: Scan) => {
    ports.ask(scan).then(
      (result) => send({ type: 'answered', result }),
      (thrown: unknown) => send({ type: 'failed', scanId: scan.scanId, code: ports.failureOf(thrown) }),
    );
  });
  useEffect(() => {
    if (!pending || tryToSend === null || sent.current === tryToSend) return;
    sent.current = tryToSend;
    ask(pending.scan);
  }, [pending, tryToSend]);
};

const usePrinter = (kiosk: Kiosk, send: SendKioskEvent, ports: KioskPorts): void => {
  const { screen } = kiosk;
  const scanId = screen.tag === 'printing' ? screen.scanId : null;
  const print = useEffectEvent((scanId: string, signal: AbortSignal) => {
    if (screen.tag !== 'printing') return;
    ports.printBadge(screen.guest, signal).then(
      () => send({ type: 'printed', scanId }),
      () => send({ type: 'printFailed', scanId }),
    );
  });
  const printed = useRef<string>(null);
  useEffect(() => {
    // React may run an effect twice; a badge prints once.
    if (scanId === null || printed.current === scanId) return;
    printed.current = scanId;
    const giveUp = new AbortController();
    print(scanId, giveUp.signal);
    return () => giveUp.abort();
  }, [scanId]);
};

const useBadgeLog = (kiosk: Kiosk, ports: KioskPorts): void => {
  const { screen } = kiosk;
  const log = useEffectEvent(ports.onBadge);
  const logged = useRef<string>(null);
  useEffect(() => {
    const badge = badgeNewsOf(screen);
    const key = badge && `${badge.scanId} ${badge.status}`;
    if (!badge || logged.current === key) return;
    logged.current = key;
    log(badge);
  }, [screen]);
};

const badgeNewsOf = (screen: Kiosk['screen']): Parameters<KioskPorts['onBadge']>[0] | null => {
  if (screen.tag === 'admitted' && screen.badge === 'printed' && screen.guest) {
    return { guestId: screen.guest.guestId, scanId: screen.scanId, status: 'PRINTED' };
  }
  if (screen.tag === 'outOfOrder' && screen.trouble.kind === 'printer') {
    return { guestId: screen.trouble.guest.guestId, scanId: screen.trouble.scanId, status: 'FAILED' };
  }
  return null;
};
