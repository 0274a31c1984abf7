import { expect, it } from 'vitest';
import { recordBadgeLater } from '../../../components/kiosk/record-badge.ts';
import { AppError, type AppErrorCode } from '../../../lib/domain/app-error.ts';

const record = { eventId: 'EVENTAAA', guestId: 'GUESTGUESTGUESTG', scanId: 'scan-1', status: 'PRINTED' } as const;

/** A server that fails with these codes, one a call, and then accepts, unless it is hopeless. */
const serverThat = (codes: AppErrorCode[], isHopeless = false) => {
  const sent: unknown[] = [];
  const waits: number[] = [];
  return {
    sent,
    waits,
    wait: async (milliseconds: number) => void waits.push(milliseconds),
    send: async (record: unknown) => {
      const code = codes[isHopeless ? 0 : sent.length];
      sent.push(record);
      if (code) throw new AppError(code, 'refused');
    },
  };
};

it('writes a badge down as soon as the network lets it', async () => {
  const server = serverThat(['NETWORK', 'CONFLICT']);
  expect(await recordBadgeLater(record, server)).toBe(true);
  expect(server.sent).toEqual([record, record, record]);
});

it('takes a refusal for an answer', async () => {
  const server = serverThat(['FORBIDDEN']);
  expect(await recordBadgeLater(record, server)).toBe(false);
  expect(server.sent).toHaveLength(1);
});

it('gives up after a quarter of an hour without a network', async () => {
  const server = serverThat(['NETWORK'], true);
  expect(await recordBadgeLater(record, server)).toBe(false);
  expect(server.waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(13 * 60_000);
});
