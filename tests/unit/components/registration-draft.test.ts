import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetDraft, keepDraft, recallDraft } from '../../../components/registration/draft.ts';
import { EMPTY_FORM } from '../../../components/registration/form-values.ts';
import { memoryStorage } from './memory-storage.ts';

beforeEach(() => vi.stubGlobal('sessionStorage', memoryStorage()));

describe('a draft of a registration', () => {
  it('comes back as it was typed, for its own event alone', () => {
    const typed = { ...EMPTY_FORM, givenName: 'Ada', notifyBySms: true };
    keepDraft('ABCD2345', typed);
    expect(recallDraft('ABCD2345')).toEqual(typed);
    expect(recallDraft('OTHER234')).toEqual(EMPTY_FORM);
  });

  it('is gone once the registration has arrived', () => {
    keepDraft('ABCD2345', { ...EMPTY_FORM, givenName: 'Ada' });
    forgetDraft('ABCD2345');
    expect(recallDraft('ABCD2345')).toEqual(EMPTY_FORM);
  });

  it('leaves out fields of another shape', () => {
    sessionStorage.setItem('usher.draft.ABCD2345', JSON.stringify({ givenName: 'Ada', consent: 'yes', shoeSize: 42 }));
    expect(recallDraft('ABCD2345')).toEqual({ ...EMPTY_FORM, givenName: 'Ada' });
  });
});
