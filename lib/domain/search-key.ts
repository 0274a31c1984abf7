/** DynamoDB allows 1,024 bytes for a sort key; four bytes a character at most. */
const MAX_LENGTH = 200;

/** Letters that Unicode does not decompose, as people type them without a special keyboard. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
};

/**
 * The form in which names, companies and e-mail addresses are stored for search and in which a query is compared: marks
 * stripped, lower case, single spaces. "Åsa  Łukasz" and "asa lukasz" meet. Text of marks alone keeps its own form, so
 * that a key is never empty unless the text is.
 */
export const searchKey = (text: string): string => {
  const lower = text.normalize('NFKD').toLowerCase().trim();
  const plain = lower
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþıŋħ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/['’‘`´]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(plain || lower)
    .slice(0, MAX_LENGTH)
    .join('');
};

/** Sort keys of a guest in the search indexes. Both names lead one key each, so that "ada love" and "lovelace ada" both find her. */
export const guestSearchKeys = (guest: { givenName: string; familyName: string; company?: string | undefined; email: string }) => {
  const companyKey = searchKey(guest.company ?? '');
  return {
    givenNameKey: searchKey(`${guest.givenName} ${guest.familyName}`),
    familyNameKey: searchKey(`${guest.familyName} ${guest.givenName}`),
    ...(companyKey === '' ? {} : { companyKey }),
    emailKey: searchKey(guest.email),
  };
};
