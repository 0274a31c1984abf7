/** Lengths are millimetres, on paper and in the preview alike. */
export type LabelSize = { width: number; height: number };

/** A text's extent at a font size of 1 mm, so that it scales with the size. */
export type TextExtent = { width: number; ascent: number; descent: number };
export type MeasureText = (text: string, weight: number) => TextExtent;

export type BadgeText = { givenName: string; familyName: string; company?: string | null; jobTitle?: string | null; eventName: string };

/** Lines of one size, in the order they are read. `lineHeight` is in millimetres. */
export type BadgeBlock = { lines: string[]; fontSize: number; lineHeight: number; weight: number };
export type BadgeLayout = { size: LabelSize; margin: number; name: BadgeBlock; details: BadgeBlock[]; event: BadgeBlock | null };

const MARGIN_SHARE = 0.07;
const GAP_SHARE = 0.03;
const NAME_WEIGHT = 700;
const COMPANY_WEIGHT = 600;
const JOB_WEIGHT = 400;
const EVENT_WEIGHT = 500;
/** Below this (about 6 pt) a person cannot read a badge at arm's length; a longer text loses its end, marked by an ellipsis. */
const SMALLEST_FONT = 2.1;
/** Room that printers and slightly different glyph rasters may take. */
const SAFETY = 0.97;
const LEAST_LINE_HEIGHT = 1.18;

/**
 * Lays a badge out so that everything fits on one label: the name as large as it gets, in one line, one line a name, or
 * wrapped; then company and job; the event at the foot. Pure: the caller measures the text in the font that prints.
 */
export const layOutBadge = (text: BadgeText, size: LabelSize, measure: MeasureText): BadgeLayout => {
  const margin = Math.min(size.width, size.height) * MARGIN_SHARE;
  const gap = size.height * GAP_SHARE;
  const width = (size.width - 2 * margin) * SAFETY;
  const height = (size.height - 2 * margin) * SAFETY;
  const fit = (candidates: string[][], room: number, largest: number, weight: number) =>
    fitBlock({ candidates, width, height: room, largest, weight, measure });

  const eventName = tidy(text.eventName);
  const event = eventName ? fit([[eventName]], height * 0.12, height * 0.085, EVENT_WEIGHT) : null;
  const details = [
    { value: tidy(text.company ?? ''), weight: COMPANY_WEIGHT },
    { value: tidy(text.jobTitle ?? ''), weight: JOB_WEIGHT },
  ]
    .filter(({ value }) => value !== '')
    .map(({ value, weight }) => fit([[value]], height * 0.2, height * 0.12, weight));

  const taken = [...details, ...(event ? [event] : [])].reduce((sum, block) => sum + heightOf(block) + gap, 0);
  const name = fit(nameCandidates(tidy(text.givenName), tidy(text.familyName)), height - taken, height * 0.36, NAME_WEIGHT);
  return { size, margin, name, details, event };
};

export const heightOf = ({ lines, lineHeight }: BadgeBlock): number => lines.length * lineHeight;

/** Control characters and line breaks of pasted names would break the lines that were measured. */
const tidy = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

const nameCandidates = (givenName: string, familyName: string): string[][] => {
  if (!givenName || !familyName) return [[givenName || familyName]];
  return [[givenName, familyName], [`${givenName} ${familyName}`]];
};

type Fit = { candidates: string[][]; width: number; height: number; largest: number; weight: number; measure: MeasureText };

/** The candidate that can be set largest; on a tie, the earlier. */
const fitBlock = ({ candidates, ...frame }: Fit): BadgeBlock =>
  candidates
    .map((paragraphs) => fitParagraphs(paragraphs, frame))
    .reduce((best, block) => (block.fontSize > best.fontSize + 0.01 ? block : best));

type Frame = Omit<Fit, 'candidates'>;

/** A word is kept whole down to this size (10 pt); a longer one reads better large and cut in two than tiny and whole. */
const WORDS_ARE_CUT_BELOW = 3.5;

const fitParagraphs = (paragraphs: string[], frame: Frame): BadgeBlock => {
  const whole = largestThatFits(paragraphs, frame, false);
  if (whole && whole.fontSize >= Math.min(WORDS_ARE_CUT_BELOW, frame.largest)) return whole;
  const cut = largestThatFits(paragraphs, frame, true);
  if (!cut) return cutToHeight(setParagraphs(paragraphs, smallestOf(frame), frame).block, frame);
  return whole && whole.fontSize >= cut.fontSize ? whole : cut;
};

const smallestOf = ({ largest }: Frame): number => Math.min(SMALLEST_FONT, largest);

/** How fine the search for a size is: a twentieth of a millimetre is not seen. */
const SIZE_STEP = 0.05;

const largestThatFits = (paragraphs: string[], frame: Frame, mayCutWords: boolean): BadgeBlock | null => {
  const tryAt = (fontSize: number): BadgeBlock | null => {
    const { block, isBroken } = setParagraphs(paragraphs, fontSize, frame);
    return (mayCutWords || !isBroken) && heightOf(block) <= frame.height ? block : null;
  };
  const largest = tryAt(frame.largest);
  if (largest) return largest;
  let low = smallestOf(frame);
  let high = frame.largest;
  let best = tryAt(low);
  while (best && high - low > SIZE_STEP) {
    const middle = (low + high) / 2;
    const block = tryAt(middle);
    best = block ?? best;
    if (block) low = middle;
    else high = middle;
  }
  return best;
};

/** The paragraphs wrapped at a size; `isBroken` when a word had to be cut because it is wider than the label. */
const setParagraphs = (paragraphs: string[], fontSize: number, { width, weight, measure }: Frame) => {
  const widthAt = (text: string) => measure(text, weight).width * fontSize;
  let isBroken = false;
  const lines = paragraphs.flatMap((paragraph) => {
    const wrapped = wrap(paragraph, (text) => widthAt(text) <= width);
    isBroken ||= wrapped.isBroken;
    return wrapped.lines;
  });
  const extents = lines.map((line) => measure(line, weight));
  const tallest = Math.max(LEAST_LINE_HEIGHT, ...extents.map(({ ascent, descent }) => (ascent + descent) * 1.04));
  return { isBroken, block: { lines, fontSize, weight, lineHeight: tallest * fontSize } };
};

const wrap = (text: string, fits: (text: string) => boolean): { lines: string[]; isBroken: boolean } => {
  const lines: string[] = [];
  let isBroken = false;
  let line = '';
  for (const piece of breakable(text)) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = piece.trimStart();
    if (fits(line.trimEnd())) continue;
    isBroken = true;
    const cut = cutWord(line, fits);
    lines.push(...cut.slice(0, -1));
    line = cut.at(-1) ?? '';
  }
  if (line.trim() || lines.length === 0) lines.push(line.trim());
  return { lines, isBroken };
};

const cutWord = (word: string, fits: (text: string) => boolean): string[] => {
  const parts: string[] = [];
  let part = '';
  for (const grapheme of graphemesOf(word)) {
    if (part && !fits(part + grapheme)) {
      parts.push(part);
      part = grapheme;
    } else {
      part += grapheme;
    }
  }
  return [...parts, part];
};

/** Scripts that write no spaces: a line may end after any of their graphemes (CJK) or words (Thai, Lao, Khmer, Burmese). */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const BREAKS_BY_WORD = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The pieces between which a line may end. Joined, they are the text. */
const breakable = (text: string): string[] =>
  (text.match(/[^\s-]+-*\s*|-+\s*|\s+/gu) ?? []).flatMap((word) => {
    if (BREAKS_ANYWHERE.test(word)) return graphemesOf(word);
    if (BREAKS_BY_WORD.test(word)) return segmentsOf(word, 'word');
    return [word];
  });

const graphemesOf = (text: string): string[] => segmentsOf(text, 'grapheme');

const segmentsOf = (text: string, granularity: 'grapheme' | 'word'): string[] =>
  Array.from(new Intl.Segmenter(undefined, { granularity }).segment(text), ({ segment }) => segment);

/** At the smallest size: as many lines as there is room for, the last one ending in an ellipsis. */
const cutToHeight = (block: BadgeBlock, { width, height, weight, measure }: Frame): BadgeBlock => {
  const room = Math.max(1, Math.floor(height / block.lineHeight));
  if (block.lines.length <= room) return block;
  const lines = block.lines.slice(0, room);
  const fits = (text: string) => measure(text, weight).width * block.fontSize <= width;
  const last = graphemesOf(lines[room - 1] ?? '');
  while (last.length > 0 && !fits(`${last.join('')}…`)) last.pop();
  lines[room - 1] = `${last.join('').trimEnd()}…`;
  return { ...block, lines };
};
