import { expect, test } from 'vitest';
import { MemoryActivityLog } from '../../../../local/activity-log.ts';
import { SandboxClock } from '../../../../local/clock.ts';
import { MemoryLogStore } from '../../../../local/log-store.ts';

const MANY = 5_000;

test('a source that never stops talking keeps its newest lines alone', () => {
  const logs = new MemoryLogStore(new SandboxClock());
  for (let line = 0; line < MANY; line += 1) logs.write({ source: 'lambda/registration', level: 'info', text: `line ${line}` });
  const kept = logs.list({ source: 'lambda/registration', limit: MANY });
  expect(kept.length).toBeLessThanOrEqual(1_000);
  expect(kept.at(-1)?.text).toBe(`line ${MANY - 1}`);
});

test('a line of any length is cut to one that can be shown', () => {
  const logs = new MemoryLogStore(new SandboxClock());
  logs.write({ source: 'AppSync', level: 'error', text: 'x'.repeat(1_000_000) });
  expect(logs.list()[0]?.text.length).toBeLessThan(10_000);
});

test('lines of all sources come in the order of time', () => {
  const clock = new SandboxClock();
  const logs = new MemoryLogStore(clock);
  for (const source of ['b', 'a', 'b']) {
    clock.advance(1_000);
    logs.write({ source, level: 'info', text: source });
  }
  expect(logs.list().map(({ source }) => source)).toEqual(['b', 'a', 'b']);
  expect(logs.sources()).toEqual(['a', 'b']);
});

test('activities come newest first and do not pile up', () => {
  const activity = new MemoryActivityLog(new SandboxClock());
  for (let run = 0; run < MANY; run += 1) activity.add({ kind: 'SCHEDULE', subject: 'sweep', outcome: 'OK', detail: `run ${run}` });
  const kept = activity.list({ limit: MANY });
  expect(kept[0]?.detail).toBe(`run ${MANY - 1}`);
  expect(kept.length).toBeLessThanOrEqual(1_000);
});
