import { expect, it } from 'vitest';
import { preferredNoticeLanguage } from '../../../lib/domain/notice-language.ts';

it.each([
  [['de-AT', 'en'], 'de'],
  [['DE'], 'de'],
  [['fr-FR', 'de', 'en'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['fr', 'pt-PT'], 'en'],
  [['den'], 'en'],
  [[], 'en'],
])('A browser that wants %j is written to in %s', (wanted, language) => expect(preferredNoticeLanguage(wanted)).toBe(language));
