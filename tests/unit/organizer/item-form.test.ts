import { describe, expect, it } from 'vitest';
import { itemFormResolver } from '../../../components/organizer/catalog/item-form-resolver.ts';
import {
  copyValuesOf,
  ITEM_FIELDS,
  itemFormValuesOf,
  newItemValues,
  type ItemFormFields,
} from '../../../components/organizer/catalog/item-form-values.ts';
import type { CatalogItem } from '../../../lib/data/catalog.ts';
import { hasSameDetails, meetNewer } from '../../../components/organizer/meet-newer.ts';

const event = { currency: 'EUR', timeZone: 'Europe/Lisbon' };

const values = (fields: Partial<ItemFormFields> = {}): ItemFormFields => ({
  ...newItemValues('bar'),
  category: 'BEVERAGE',
  name: 'Flat white',
  priceCents: '3.50',
  ...fields,
});

const resolve = (fields: Partial<ItemFormFields> = {}) =>
  itemFormResolver(event)(values(fields), undefined, {
    fields: {},
    shouldUseNativeValidation: false,
    criteriaMode: 'firstError',
    names: [],
  });

const messages = async (fields: Partial<ItemFormFields>) =>
  Object.fromEntries(
    Object.entries((await resolve(fields)).errors).map(([field, error]) => [field, (error as { message: string }).message]),
  );

const item: CatalogItem = {
  id: 'item-1',
  eventId: 'ABCD2345',
  category: 'BEVERAGE',
  name: 'Flat white',
  priceCents: 350,
  dietaryTags: ['VEGETARIAN'],
  area: 'bar',
  availableFrom: '2027-06-02T08:00:00.000Z',
  limitPerGuest: 2,
  stock: 40,
  version: 3,
};

describe('the item form', () => {
  it('sends whole cents, instants by the clocks of the event, and the number there is', async () => {
    expect(await resolve({ availableFrom: '2027-06-02T09:00', limitPerGuest: '2', stock: '40' })).toMatchObject({
      errors: {},
      values: { input: { priceCents: 350, availableFrom: '2027-06-02T08:00:00.000Z', limitPerGuest: 2 }, stock: 40 },
    });
  });

  it('sends no limit for what is left empty', async () => {
    const sent = (await resolve()).values as { input: Record<string, unknown>; stock: unknown };
    expect([sent.input['limitPerGuest'], sent.input['availableUntil'], sent.input['picture'], sent.stock]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('shows an item as it was entered', () => {
    expect(itemFormValuesOf(item, event)).toMatchObject({
      priceCents: '3.50',
      availableFrom: '2027-06-02T09:00',
      limitPerGuest: '2',
      stock: '40',
    });
  });

  it('says what is wrong beside each field', async () => {
    expect(await messages({ name: ' ', priceCents: '3.505', limitPerGuest: '1.5', stock: 'many', area: '' })).toEqual({
      name: 'Please enter a name.',
      priceCents: 'Please enter an amount like 3.50, or 0 when it is free.',
      limitPerGuest: 'Please enter how many one guest may have.',
      stock: 'Please enter how many there are.',
      area: 'Please choose an area.',
    });
    expect(await messages({ priceCents: '' })).toEqual({ priceCents: 'Please enter a price.' });
    expect(await messages({ stock: '-1' })).toEqual({ stock: 'Please enter how many there are.' });
  });

  it('explains a time that the clocks skip, and an end before the beginning', async () => {
    expect((await messages({ availableFrom: '2027-03-28T01:30' }))['availableFrom']).toContain('summer time');
    expect(await messages({ availableFrom: '2027-06-02T09:00', availableUntil: '2027-06-02T08:00' })).toEqual({
      availableUntil: 'It must end after it begins.',
    });
  });

  it('gives a copy a name of its own within the limit', () => {
    const long = 'x'.repeat(100);
    expect([copyValuesOf(item, event).name, copyValuesOf({ ...item, name: long }, event).name.length]).toEqual(['Flat white (copy)', 100]);
  });
});

describe('a newer version of an item', () => {
  const seen = itemFormValuesOf(item, event);

  it('leaves what was typed, and names where both changed', () => {
    const newer = { ...seen, priceCents: '4.00', description: 'With oat milk' };
    const typed = { ...seen, priceCents: '3.80', name: 'Flat white XL' };
    expect(meetNewer(ITEM_FIELDS, { seen, newer, typed })).toEqual({ typed: ['name', 'priceCents'], clashes: ['priceCents'] });
  });

  it('is no clash where both changed to the same', () => {
    const newer = { ...seen, dietaryTags: ['VEGAN'] };
    expect(meetNewer(ITEM_FIELDS, { seen, newer, typed: { ...seen, dietaryTags: ['VEGAN'] } })).toEqual({
      typed: ['dietaryTags'],
      clashes: [],
    });
  });

  it('has the same details when only its stock moved', () => {
    expect(hasSameDetails(ITEM_FIELDS, seen, itemFormValuesOf({ ...item, stock: 3, version: 4 }, event))).toBe(true);
    expect(hasSameDetails(ITEM_FIELDS, seen, { ...seen, picture: 'data:image/webp;base64,AAAA' })).toBe(false);
  });
});
