import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublishedEvent } from '../../../lib/data/events.ts';

const findPublishedEvent = vi.fn<(reader: string, eventId: string) => Promise<PublishedEvent | undefined>>();
vi.mock('../../../lib/data/outputs.ts', () => ({ isBackendConfigured: true, amplifyOutputs: {} }));
vi.mock('../../../lib/data/configure.ts', () => ({ configureAmplify: () => undefined }));
vi.mock('../../../lib/data/events.ts', () => ({ findPublishedEvent, listPublishedEvents: vi.fn() }));
vi.mock('../../../lib/data/agenda.ts', () => ({ getAgenda: vi.fn() }));

const { glimpseEvent } = await import('../../../lib/data/public-facts.ts');
const event = { id: 'harbour', name: 'Harbour Conf' } as PublishedEvent;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00Z') });
  findPublishedEvent.mockReset();
  return () => vi.useRealTimers();
});

describe('What the site knows of an event before the browser asks', () => {
  it('is read as a visitor, once a minute however many look', async () => {
    findPublishedEvent.mockResolvedValue(event);
    await Promise.all(Array.from({ length: 50 }, () => glimpseEvent('harbour')));
    vi.advanceTimersByTime(59_000);
    expect(await glimpseEvent('harbour')).toEqual(event);
    expect(findPublishedEvent.mock.calls).toEqual([['visitor', 'harbour']]);
    vi.advanceTimersByTime(2000);
    await glimpseEvent('harbour');
    expect(findPublishedEvent).toHaveBeenCalledTimes(2);
  });

  it('is nothing when the backend fails, and the next page asks anew', async () => {
    findPublishedEvent.mockRejectedValueOnce(new Error('no network')).mockResolvedValueOnce(event);
    expect(await glimpseEvent('after-a-failure')).toBeUndefined();
    expect(await glimpseEvent('after-a-failure')).toEqual(event);
  });

  it('is nothing when the backend takes more than a second, and what comes later serves the next page', async () => {
    let answer: (found: PublishedEvent) => void = () => undefined;
    findPublishedEvent.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const glimpse = glimpseEvent('slow');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await glimpse).toBeUndefined();
    answer(event);
    expect(await glimpseEvent('slow')).toEqual(event);
    expect(findPublishedEvent).toHaveBeenCalledTimes(1);
  });
});
