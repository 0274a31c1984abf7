import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_SIZES } from '../../../components/badge/label-sizes.ts';
import { heightOf, layOutBadge, type BadgeLayout, type BadgeText, type MeasureText } from '../../../lib/domain/badge-layout.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

/** Letters of plausible widths; each combining mark adds to the height, as marks stacked on a letter do. */
const measure: MeasureText = (text, weight) => {
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const width = parts.reduce((sum, part) => sum + (WIDE.test(part) ? 1 : 0.55), 0) * (weight >= 600 ? 1.06 : 1);
  const marks = Math.max(0, ...parts.map((part) => [...part.normalize('NFD')].filter((character) => /\p{M}/u.test(character)).length));
  return { width, ascent: 0.75 + marks * 0.12, descent: 0.25 };
};

const size = LABEL_SIZES.card;
const layOut = (text: Partial<BadgeText>, label: { width: number; height: number } = size): BadgeLayout =>
  layOutBadge(
    { givenName: 'Ada', familyName: 'Lovelace', company: '', jobTitle: '', eventName: 'Grand Assembly', ...text },
    label,
    measure,
  );

const blocksOf = ({ name, details, event }: BadgeLayout) => [name, ...details, ...(event ? [event] : [])];
const lettersOf = (text: string) => text.normalize('NFC').replace(/\s/g, '');

const expectToFit = (layout: BadgeLayout) => {
  const { size, margin } = layout;
  for (const block of blocksOf(layout)) {
    for (const line of block.lines)
      expect(measure(line, block.weight).width * block.fontSize, line).toBeLessThanOrEqual(size.width - 2 * margin);
  }
  expect(blocksOf(layout).reduce((sum, block) => sum + heightOf(block), 0)).toBeLessThanOrEqual(size.height - 2 * margin);
};

const NAMES: [string, Partial<BadgeText>][] = [
  ['a plain name', {}],
  ['a name of one letter', { givenName: 'X', familyName: '' }],
  ['a giant word', { givenName: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft', familyName: '' }],
  [
    'many names',
    {
      givenName: 'Pablo Diego José Francisco de Paula Juan Nepomuceno',
      familyName: 'María de los Remedios Cipriano de la Santísima Trinidad Ruiz y Picasso',
    },
  ],
  ['Chinese', { givenName: '秀英', familyName: '欧阳' }],
  ['a long Japanese company', { company: '株式会社国際電気通信基礎技術研究所東京本社営業部第二課' }],
  ['Thai without spaces', { givenName: 'กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพ', familyName: 'นพรัตนราชธานี' }],
  ['Arabic', { givenName: 'محمد عبد الرحمن', familyName: 'بن عبد العزيز آل سعود' }],
  ['stacked marks', { givenName: 'Z̷̢͓̞̱̈́͊̚a̸̛͉̺͇̓̍l̶̰͕̬̋̐g̵̨̣̽o̶̟͊', familyName: 'Nguyễn' }],
  ['emoji', { givenName: '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', familyName: '🏳️‍🌈' }],
];

describe('a badge', () => {
  it.each(NAMES)('fits the label and keeps every letter: %s', (_, text) => {
    for (const label of Object.values(LABEL_SIZES)) {
      const layout = layOut(text, label);
      expectToFit(layout);
      const expected = `${text.givenName ?? 'Ada'}${text.familyName ?? 'Lovelace'}`;
      expect(lettersOf(layout.name.lines.join(''))).toBe(lettersOf(expected));
    }
  });

  it('sets a short name large and in lines of its own', () => {
    const { name } = layOut({ givenName: 'Ada', familyName: 'Lovelace' });
    expect(name.fontSize).toBeGreaterThan(10);
    expect(name.lines).toEqual(['Ada', 'Lovelace']);
  });

  it('never cuts a grapheme in two', () => {
    const family = '👩‍👩‍👧‍👦';
    const { name } = layOut({ givenName: family.repeat(40), familyName: '' });
    for (const line of name.lines) expect(line.replaceAll(family, '')).toMatch(/^…?$/);
  });

  it('cuts a giant word rather than printing it too small to read', () => {
    const { name } = layOut({ givenName: 'W'.repeat(60), familyName: '' });
    expect(name.lines.length).toBeGreaterThan(1);
    expect(name.fontSize).toBeGreaterThan(3.5);
  });

  it('marks a text that no size can hold by an ellipsis', () => {
    const layout = layOut({ company: 'An endless company name '.repeat(200) });
    expectToFit(layout);
    expect(layout.details[0]?.lines.at(-1)).toMatch(/…$/);
  });

  it('leaves out what the guest did not give', () => {
    expect(layOut({ company: null, jobTitle: ' ' }).details).toEqual([]);
  });

  it('prints no line breaks or control characters that a name smuggles in', () => {
    expect(layOut({ givenName: 'A\nB\u0007\u2028C', familyName: '' }).name.lines).toEqual(['A B C']);
  });

  it('fits whatever the guest is called', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        anyText,
        fc.constantFrom(...Object.values(LABEL_SIZES)),
        (givenName, familyName, company, jobTitle, label) => {
          expectToFit(layOut({ givenName, familyName, company, jobTitle }, label));
        },
      ),
      { numRuns: 60 },
    );
  });
});
