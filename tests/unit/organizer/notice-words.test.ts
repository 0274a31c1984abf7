import { describe, expect, it } from 'vitest';
import { isChannel, reasonWords } from '../../../components/organizer/notices/notice-words.ts';

describe('the words of the delivery log', () => {
  it('are read from an address without trusting it', () => {
    expect(['SMS', 'sms', '', 'toString'].map(isChannel)).toEqual([true, false, false, false]);
  });

  it('say why something went wrong, or leave it as the provider said it', () => {
    expect([reasonWords('TEXT_BLOCKED'), reasonWords('SomethingNew'), reasonWords('constructor')]).toEqual([
      'the telephone blocks text messages',
      'SomethingNew',
      'constructor',
    ]);
  });
});
