/** Languages that messages are written in, in the order they are offered. */
export const NOTICE_LANGUAGES = ['en', 'de'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Each in its own words. */
export const NOTICE_LANGUAGE_NAMES: Readonly<Record<NoticeLanguage, string>> = { en: 'English', de: 'Deutsch' };

/** Of whoever has not chosen. */
export const DEFAULT_NOTICE_LANGUAGE: NoticeLanguage = 'en';

/**
 * The first language that messages are written in.
 * @param wanted - BCP 47 tags in order of preference, e.g. those of a browser: ["de-AT", "en"].
 */
export const preferredNoticeLanguage = (wanted: readonly string[]): NoticeLanguage => {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = NOTICE_LANGUAGES.find((language) => language === primary);
    if (found) return found;
  }
  return DEFAULT_NOTICE_LANGUAGE;
};
