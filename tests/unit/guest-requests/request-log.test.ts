import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeOf, EMPTY_LOG, finishedOf, mergeRequests, newsOf, readRequests } from '../../../components/requests/mine/request-log.ts';
import { newsWords, progressOf, stateWords } from '../../../components/requests/mine/request-words.ts';
import type { GuestRequest } from '../../../lib/data/request-fields.ts';
import { aRequest, NOW } from './requests-fixture.ts';

const at = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const step = (state: GuestRequest['state'], version: number, minutesAgo = 0): GuestRequest =>
  aRequest({ state, version, claimedByName: 'Maya', history: [{ step: 'CLAIMED', at: at(minutesAgo), by: 'maya', lines: [] }] });

describe("a guest's requests", () => {
  it('are the same whichever way the messages come, and however often', () => {
    const states = ['OPEN', 'CLAIMED', 'OPEN', 'CLAIMED', 'FULFILLED'] as const;
    const history = states.flatMap((state, index) => ['R1', 'R2'].map((id) => aRequest({ id, state, version: index + 1 })));
    const expected = mergeRequests(EMPTY_LOG, history);
    fc.assert(
      fc.property(fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 }), (messages) => {
        const log = messages.reduce((known, request) => mergeRequests(known, [request]), EMPTY_LOG);
        expect(log.get('R1')).toEqual(expected.get('R1'));
        expect(log.get('R2')).toEqual(expected.get('R2'));
      }),
    );
  });

  it('stay the same object while nothing is new', () => {
    const log = mergeRequests(EMPTY_LOG, [step('CLAIMED', 2)]);
    expect(mergeRequests(log, [step('OPEN', 1), step('CLAIMED', 2)])).toBe(log);
  });

  it('are under way or over, newest first', () => {
    const log = mergeRequests(EMPTY_LOG, [
      aRequest({ id: 'old', createdAt: at(30) }),
      aRequest({ id: 'new', createdAt: at(1) }),
      aRequest({ id: 'done', state: 'FULFILLED' }),
    ]);
    expect(activeOf(log).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(finishedOf(log).map(({ id }) => id)).toEqual(['done']);
  });

  it('are read again down to the oldest that was under way', async () => {
    const pages = [at(1), at(10), at(20), at(30)].map((createdAt, index) => aRequest({ id: `R${index}`, createdAt }));
    const readPage = async (token = '0') => {
      const index = Number(token);
      return { items: pages.slice(index, index + 1), nextToken: index + 1 < pages.length ? String(index + 1) : undefined };
    };
    const known = mergeRequests(EMPTY_LOG, [aRequest({ id: 'R2', createdAt: at(20) })]);
    expect((await readRequests(known, readPage)).items.map(({ id }) => id)).toEqual(['R0', 'R1', 'R2']);
    expect(await readRequests(EMPTY_LOG, readPage)).toMatchObject({ items: [{ id: 'R0' }], nextToken: '1' });
  });
});

describe('news', () => {
  const before = mergeRequests(EMPTY_LOG, [step('OPEN', 1)]);

  it('is that somebody comes, that it is there, that it was declined, and that it waits again', () => {
    for (const state of ['CLAIMED', 'FULFILLED', 'DECLINED'] as const) {
      expect(newsOf(before, mergeRequests(before, [step(state, 2)]), NOW).map(({ request }) => request.state)).toEqual([state]);
    }
    const claimed = mergeRequests(EMPTY_LOG, [step('CLAIMED', 2)]);
    expect(newsOf(claimed, mergeRequests(claimed, [step('OPEN', 3)]), NOW)).toHaveLength(1);
  });

  it('is not what the guest did, nor what the page learns of for the first time, nor a payment', () => {
    expect(newsOf(before, mergeRequests(before, [step('CANCELLED', 2)]), NOW)).toEqual([]);
    expect(newsOf(EMPTY_LOG, before, NOW)).toEqual([]);
    expect(newsOf(before, mergeRequests(before, [step('OPEN', 2)]), NOW)).toEqual([]);
  });

  it('is not what happened long ago', () => {
    expect(newsOf(before, mergeRequests(before, [step('FULFILLED', 3, 60)]), NOW)).toEqual([]);
  });
});

describe('what is said of a request', () => {
  it('names who is coming', () => {
    expect(progressOf(step('CLAIMED', 2)).map(({ label, state }) => [label, state])).toEqual([
      ['Asked', 'done'],
      ['Maya is coming', 'current'],
      ['Delivered', 'ahead'],
    ]);
    expect(newsWords(step('CLAIMED', 2))).toBe('Maya is coming. Coffee');
  });

  it('gives the reason of a refusal', () => {
    expect(stateWords(aRequest({ state: 'DECLINED', declineReason: 'The bar is closed' }))).toBe('Declined: The bar is closed');
  });

  it('speaks of help as help', () => {
    const help = aRequest({ category: 'ASSISTANCE', lines: [], note: 'A chair', state: 'FULFILLED' });
    expect(newsWords(help)).toBe('Done: Help: A chair');
  });
});
