import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/data';
import { Hub } from 'aws-amplify/utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepSubscribed, type LiveState } from '@/lib/data/keep-subscribed';

const stopped: (() => void)[] = [];

const start = () => {
  const said: LiveState[] = [];
  const onStale = vi.fn<() => void>();
  const ends: (() => void)[] = [];
  const close = vi.fn<() => void>();
  const watch = vi.fn<(onEnd: () => void) => () => void>((onEnd) => {
    ends.push(onEnd);
    return close;
  });
  const stop = keepSubscribed(watch, { onStale, onLive: (live) => said.push(live) });
  stopped.push(stop);
  return { said, onStale, watch, close, ends, stop };
};

type Listener = (capsule: { channel: string; payload: { event: string; data?: unknown } }) => void;

/** Only Amplify may speak on its own channel. */
const listeners = new Set<Listener>();
const say = (event: string, data?: object) => listeners.forEach((listener) => listener({ channel: 'api', payload: { event, data } }));
const connection = (connectionState: ConnectionState) => say(CONNECTION_STATE_CHANGE, { connectionState });
const stands = () => say('Subscription ack');

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Hub, 'listen').mockImplementation((_channel: string, listener: unknown) => {
    listeners.add(listener as Listener);
    return () => listeners.delete(listener as Listener);
  });
});
afterEach(() => {
  stopped.splice(0).forEach((stop) => stop());
  vi.useRealTimers();
  expect(listeners.size).toBe(0);
});

it('has what was missed read when the subscription stands, and once more when the indexes have followed', () => {
  const { said, onStale } = start();
  expect(onStale).not.toHaveBeenCalled();
  stands();
  expect(onStale).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(onStale).toHaveBeenCalledTimes(2);
  expect(said).toEqual(['connecting', 'live']);
});

it('opens a lost connection again within seconds', () => {
  const { said, watch, close, onStale } = start();
  stands();
  connection(ConnectionState.ConnectionDisrupted);
  vi.advanceTimersByTime(5_999);
  expect(watch).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(watch).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledTimes(1);
  const before = onStale.mock.calls.length;
  connection(ConnectionState.Connected);
  expect(onStale).toHaveBeenCalledTimes(before + 1);
  expect(said).toEqual(['connecting', 'live', 'interrupted', 'connecting', 'live']);
});

it('keeps a connection that comes back by itself', () => {
  const { watch } = start();
  stands();
  connection(ConnectionState.ConnectionDisrupted);
  vi.advanceTimersByTime(3_000);
  connection(ConnectionState.Connected);
  vi.advanceTimersByTime(120_000);
  expect(watch).toHaveBeenCalledTimes(1);
});

it('opens a subscription again that ended for good, and takes no other one for it', () => {
  const { said, watch, ends, onStale } = start();
  stands();
  vi.advanceTimersByTime(10_000);
  const before = onStale.mock.calls.length;
  ends[0]?.();
  stands();
  expect(said.at(-1)).toBe('interrupted');
  expect(onStale).toHaveBeenCalledTimes(before);
  vi.advanceTimersByTime(6_000);
  expect(watch).toHaveBeenCalledTimes(2);
});

it('gives up on a connection that is never confirmed', () => {
  const { watch } = start();
  vi.advanceTimersByTime(20_000);
  expect(watch).toHaveBeenCalledTimes(2);
});

it('is silent once it was stopped', () => {
  const { said, onStale, watch, close, stop } = start();
  stop();
  stands();
  connection(ConnectionState.ConnectionDisrupted);
  vi.advanceTimersByTime(60_000);
  expect([said, onStale.mock.calls.length, watch.mock.calls.length, close.mock.calls.length]).toEqual([['connecting'], 0, 1, 1]);
});
