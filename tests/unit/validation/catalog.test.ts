import { describe, expect, it } from 'vitest';
import { catalogItemInput, itemIdInput, serviceAreasInput, stockInput } from '../../../lib/validation/catalog.ts';
import { isCurrency } from '../../../lib/validation/currency.ts';

const item = (changes: Record<string, unknown> = {}) => ({
  category: 'FOOD',
  name: 'Soup',
  priceCents: 650,
  dietaryTags: [],
  area: 'kitchen',
  ...changes,
});
const dataUrl = (bytes: string): string => `data:image/webp;base64,${Buffer.from(bytes, 'latin1').toString('base64')}`;
const webpOf = (length: number): string => dataUrl(`RIFF\0\0\0\0WEBPVP8 ${'x'.repeat(length)}`);
const pathsOf = (changes: Record<string, unknown>): string[] =>
  (catalogItemInput.safeParse(item(changes)).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('catalogItemInput', () => {
  it('reads what a form leaves empty as not there', () => {
    const empty = { description: ' ', picture: '', availableFrom: '', availableUntil: null, limitPerGuest: null };
    expect(catalogItemInput.parse(item(empty))).toEqual(item());
  });

  it('takes pictures up to 8,192 characters', () => {
    const prefix = 'data:image/webp;base64,'.length;
    const longest = webpOf(Math.floor((8_192 - prefix) / 4) * 3 - 16);
    expect(longest.length).toBeGreaterThan(8_180);
    expect(pathsOf({ picture: longest })).toEqual([]);
    expect(pathsOf({ picture: webpOf(6_200) })).toEqual(['picture']);
  });

  it.each([
    ['another type', 'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4='],
    ['text after a comma', `${webpOf(3)},<script>`],
    ['no base64', 'data:image/webp;base64,RIFF....WEBP'],
    ['broken padding', `${webpOf(2)}=`],
    ['another format', dataUrl('\x89PNG\r\n\x1a\n0000IHDR')],
    ['nothing', 'data:image/webp;base64,'],
    ['an address', 'https://example.com/soup.webp'],
  ])('takes no picture that is %s', (_what, picture) => {
    expect(pathsOf({ picture })).toEqual(['picture']);
  });

  it('compares hours as instants, whatever their zone', () => {
    expect(pathsOf({ availableFrom: '2026-05-01T12:00:00+02:00', availableUntil: '2026-05-01T11:00:00Z' })).toEqual([]);
    expect(pathsOf({ availableFrom: '2026-05-01T12:00:00Z', availableUntil: '2026-05-01T13:00:00+02:00' })).toEqual(['availableUntil']);
  });

  it('takes whole cents alone', () => {
    for (const priceCents of [1.5, Number.NaN, Number.POSITIVE_INFINITY, '650', null])
      expect(pathsOf({ priceCents })).toEqual(['priceCents']);
  });
});

describe('stockInput', () => {
  it('tells nothing left from no limit', () => {
    expect(stockInput.parse(0)).toBe(0);
    expect(stockInput.parse(null)).toBeUndefined();
    expect(stockInput.safeParse(0.5).success).toBe(false);
  });
});

describe('serviceAreasInput', () => {
  it('takes each id and each name once, whatever their case', () => {
    const areas = [
      { id: 'bar', name: 'Bar', targetMinutes: 5 },
      { id: 'bar', name: 'Roof', targetMinutes: 5 },
      { name: ' BAR ', targetMinutes: 5 },
    ];
    expect(serviceAreasInput.safeParse(areas).error?.issues.map(({ path }) => path)).toEqual([
      [1, 'id'],
      [2, 'name'],
    ]);
  });
});

describe('itemIdInput', () => {
  it('takes no key that DynamoDB would choke on', () => {
    expect(['', 'a b', 'x'.repeat(65), '#open'].filter((id) => itemIdInput.safeParse(id).success)).toEqual([]);
    expect(itemIdInput.safeParse('MFRGGZDFMZTWQ2LK').success).toBe(true);
  });
});

describe('isCurrency', () => {
  it('knows ISO 4217 codes', () => {
    expect(['EUR', 'JPY', 'eur', 'EURO', '€'].map(isCurrency)).toEqual([true, true, false, false, false]);
  });
});
