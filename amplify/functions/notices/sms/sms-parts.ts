/** GSM 03.38, its basic characters: a message of these alone has 7 bits each. https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-character.html */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take two places. */
const EXTENDED = '^{}\\[~]|€';

const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '×': 'x',
  '\u00a0': ' ',
};

/** One typographic sign would more than halve the length of a part. */
export const plainSigns = (text: string): string => text.replace(/[‘’‚“”„–—…×\u00a0]/g, (sign) => PLAIN[sign] ?? sign);

const weightOf = (character: string): number | undefined => {
  if (BASIC.includes(character)) return 1;
  return EXTENDED.includes(character) ? 2 : undefined;
};

/** How many parts a text message is sent, and paid for, in. */
export const smsParts = (text: string): number => {
  let septets = 0;
  for (const character of text) {
    const weight = weightOf(character);
    if (weight === undefined) return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
    septets += weight;
  }
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
};

/** Letters that Unicode does not take apart into a basic one and a mark. */
const FOLDED: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', ő: 'ö', Ő: 'Ö', ű: 'ü', Ű: 'Ü' };

/** Letters without the marks that GSM does not know: "Łódź" is read as "Lodz" rather than paid for three times. */
const withoutMarks = (text: string): string =>
  [...text]
    .map((letter) => (weightOf(letter) === undefined ? (FOLDED[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')) : letter))
    .join('');

const MOST_PARTS = 2;
/** Of a name that has to be shortened, at least so much is left. */
const LEAST_NAME = 12;

const shortened = (name: string, length: number): string => (name.length <= length ? name : `${name.slice(0, length - 3).trimEnd()}...`);

const fits = (text: string): boolean => smsParts(text) <= MOST_PARTS;

/**
 * A text message in two parts at most, whatever the people who run the event wrote: as it is, or with names in plain letters,
 * cut to the greatest length at which it fits, or as `shortest`.
 * @param write - the message with these names.
 */
export const inTwoParts = (names: readonly string[], write: (names: string[]) => string, shortest: string): string => {
  const whole = plainSigns(write([...names]));
  if (fits(whole)) return whole;
  const plain = names.map((name) => withoutMarks(plainSigns(name)));
  const textAt = (length: number): string => plainSigns(write(plain.map((name) => shortened(name, length))));
  let [least, most] = [LEAST_NAME, Math.max(LEAST_NAME, ...plain.map((name) => name.length)) + 1];
  if (!fits(textAt(least))) return plainSigns(shortest);
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(textAt(middle))) least = middle;
    else most = middle;
  }
  return textAt(least);
};
