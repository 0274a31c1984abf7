import { describe, expect, it } from 'vitest';
import { groupCatalog } from '../../../components/organizer/catalog/catalog-groups.ts';
import type { Catalog, CatalogItem } from '../../../lib/data/catalog.ts';

const item = (fields: Partial<CatalogItem>): CatalogItem => ({
  id: fields.name ?? '',
  eventId: 'ABCD2345',
  category: 'FOOD',
  name: '',
  priceCents: 0,
  dietaryTags: [],
  area: 'bar',
  version: 1,
  ...fields,
});

const catalog: Catalog = {
  eventId: 'ABCD2345',
  currency: 'EUR',
  areas: [
    { id: 'shop', name: 'Shop', targetMinutes: 10 },
    { id: 'bar', name: 'Bar', targetMinutes: 5 },
  ],
  items: [
    item({ name: 'tea', category: 'BEVERAGE' }),
    item({ name: 'Éclair', description: 'Choux pastry' }),
    item({ name: 'Apple' }),
    item({ name: 'T-shirt', category: 'HANDOUT', area: 'shop' }),
    item({ name: 'Soup', archivedAt: '2027-01-01T00:00:00.000Z', area: 'kitchen' }),
  ],
};

const outline = (search: string, withArchived = false) =>
  groupCatalog(catalog, { search, withArchived }).map(({ area, categories }) => [
    area.name,
    ...categories.flatMap(({ category, items }) => [category, ...items.map(({ name }) => name)]),
  ]);

describe('the catalogue as its organizer reads it', () => {
  it('goes by area as the event orders them, then category, then name', () => {
    expect(outline('')).toEqual([
      ['Shop', 'HANDOUT', 'T-shirt'],
      ['Bar', 'FOOD', 'Apple', 'Éclair', 'BEVERAGE', 'tea'],
    ]);
  });

  it('finds names and descriptions without regard to case and accents', () => {
    expect([outline('ECLAIR'), outline('choux'), outline('nothing')]).toEqual([
      [['Bar', 'FOOD', 'Éclair']],
      [['Bar', 'FOOD', 'Éclair']],
      [],
    ]);
  });

  it('shows archived items when asked to, also those of an area that is gone', () => {
    expect(outline('soup')).toEqual([]);
    expect(outline('soup', true)).toEqual([['kitchen (removed)', 'FOOD', 'Soup']]);
  });
});
