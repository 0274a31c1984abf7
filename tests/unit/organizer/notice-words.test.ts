import { describe, expect, it } from 'vitest';
import { isNoticeState, NOTICE_STATES, reasonWords, STATE_WORDS } from '../../../components/organizer/notices/notice-words.ts';

describe('the states of a message', () => {
  it('are told apart by their words alone', () => {
    expect(new Set(NOTICE_STATES.map((state) => STATE_WORDS[state].label)).size).toBe(NOTICE_STATES.length);
  });

  it('are read from an address without trusting it', () => {
    expect(['UNKNOWN', 'unknown', '', 'toString'].map(isNoticeState)).toEqual([true, false, false, false]);
  });

  it('come with a reason in words, or as the provider said it', () => {
    expect([reasonWords('OPTED_OUT'), reasonWords('MessageRejected'), reasonWords('constructor')]).toEqual([
      'this number opted out of text messages',
      'MessageRejected',
      'constructor',
    ]);
  });
});
