import { describe, expect, it, vi } from 'vitest';
import { RecentAnswers } from '../../../lib/data/recent-answers.ts';
import { siteOf } from '../../../components/agenda/calendar/site-of.ts';

describe('answers that are given again', () => {
  it('serve everyone who asks at the same time, and anew when they are old', async () => {
    const answers = new RecentAnswers<number>({ freshMs: 1000, most: 10 });
    const answer = vi.fn(async (): Promise<number> => answer.mock.calls.length);
    expect(await Promise.all([answers.get('a', answer, 0), answers.get('a', answer, 0), answers.get('a', answer, 999)])).toEqual([1, 1, 1]);
    expect(await answers.get('a', answer, 1000)).toBe(2);
  });

  it('are not kept when they failed', async () => {
    const answers = new RecentAnswers<string>({ freshMs: 1000, most: 10 });
    await expect(answers.get('a', () => Promise.reject(new Error('no')), 0)).rejects.toThrow('no');
    expect(await answers.get('a', async () => 'yes', 1)).toBe('yes');
  });

  it('are at most so many, the oldest goes', async () => {
    const answers = new RecentAnswers<string>({ freshMs: 1000, most: 2 });
    const answer = vi.fn(async () => 'x');
    for (const key of ['a', 'b', 'c', 'c', 'b']) await answers.get(key, answer, 0);
    expect(answer).toHaveBeenCalledTimes(3);
    await answers.get('a', answer, 0);
    expect(answer).toHaveBeenCalledTimes(4);
  });
});

describe('the site’s address in a feed', () => {
  const asked = (headers: Record<string, string>) => new Request('http://127.0.0.1:3000/events/A/agenda.ics', { headers });

  it('is the configured one', () => {
    expect(siteOf(asked({ host: 'elsewhere.example' }), 'https://usher.example/')).toBe('https://usher.example');
  });

  it('is else the one that was asked, and never what a forwarding header says', () => {
    expect(siteOf(asked({ host: 'localhost:3000', 'x-forwarded-host': 'evil.example' }), '')).toBe('http://localhost:3000');
    for (const host of ['not a host', '..', '../../etc', '[::1]', 'usher.example:1', '_x.example', '.example']) {
      expect(siteOf(asked({ host }), undefined), host).toBe('http://127.0.0.1:3000');
    }
  });
});
