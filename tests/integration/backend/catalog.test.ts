import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent, publishEvent, register, updateEvent } from './backend-calls.ts';
import { anItem, archiveItem, type Catalog, catalogPage, createItem, type Item, saveAreas, setStock, updateItem } from './catalog-calls.ts';
import { newPerson, newWorker } from './people.ts';
import { documents, tableNamed } from './sandbox-inside.ts';

const WEBP = `data:image/webp;base64,${Buffer.from('RIFF\x08\x00\x00\x00WEBPVP8 ').toString('base64')}`;

let organizer: Person;
let colleague: Person;
let guest: Person;

beforeAll(async () => {
  [organizer, colleague, guest] = await Promise.all([newPerson(['organizers']), newPerson(['organizers']), newPerson()]);
});

const newEvent = async (plan = anEvent()): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, plan);
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

/** The index is a moment behind the table. */
const untilListed = (token: string, eventId: string, names: string[], withArchived = false) =>
  expect.poll(async () => (await catalogPage(token, eventId, { withArchived })).items.map(({ name }) => name)).toEqual(names);

const outcomes = async (calls: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(calls)).map((call) =>
    call.status === 'fulfilled' ? 'done' : (String(call.reason).match(/[A-Z_]{4,}/)?.[0] ?? ''),
  );

describe('A new item', () => {
  it('keeps all that was entered', async () => {
    const eventId = await newEvent();
    const input = anItem({
      name: '  Flat   white ',
      description: 'With a fern',
      picture: WEBP,
      dietaryTags: ['VEGETARIAN', 'VEGETARIAN'],
      availableFrom: '2026-05-01T12:00:00+02:00',
      availableUntil: '2026-05-01T14:00:00+02:00',
      limitPerGuest: 2,
    });
    expect(await createItem(organizer.accessToken, eventId, { input, stock: 40 })).toEqual({
      id: expect.any(String) as string,
      eventId,
      category: 'BEVERAGE',
      name: 'Flat white',
      description: 'With a fern',
      picture: WEBP,
      priceCents: 250,
      dietaryTags: ['VEGETARIAN'],
      stock: 40,
      availableFrom: '2026-05-01T10:00:00.000Z',
      availableUntil: '2026-05-01T12:00:00.000Z',
      area: 'help',
      limitPerGuest: 2,
      archivedAt: null,
      version: 1,
      taken: null,
    });
  });

  it('is one item, however often the form is sent', async () => {
    const eventId = await newEvent();
    const key = randomUUID();
    const items = await Promise.all(Array.from({ length: 6 }, () => createItem(organizer.accessToken, eventId, { key })));
    expect(new Set(items.map(({ id }) => id)).size).toBe(1);
    const late = await createItem(organizer.accessToken, eventId, { key, input: anItem({ name: 'Tea' }) });
    expect(late).toMatchObject({ id: items[0]?.id, name: 'Coffee' });
    const another = await createItem(colleague.accessToken, eventId, { key });
    expect(another.id).not.toBe(late.id);
    await untilListed(organizer.accessToken, eventId, ['Coffee', 'Coffee']);
  });

  it.each([
    ['a blank name', { name: ' ' }, 'input.name'],
    ['a long name', { name: 'n'.repeat(101) }, 'input.name'],
    ['a long description', { description: 'd'.repeat(501) }, 'input.description'],
    ['a price below zero', { priceCents: -1 }, 'input.priceCents'],
    ['a price beyond all reason', { priceCents: 10_000_001 }, 'input.priceCents'],
    ['an unknown tag', { dietaryTags: ['TASTY'] }, 'input.dietaryTags'],
    ['a picture from elsewhere', { picture: 'https://pictures.example/coffee.webp' }, 'input.picture'],
    [
      'a picture that is no WebP',
      { picture: `data:image/webp;base64,${Buffer.from('<svg onload=""></svg>').toString('base64')}` },
      'input.picture',
    ],
    ['a picture of 100 KB', { picture: `${WEBP}${'AAAA'.repeat(25_600)}` }, 'input.picture'],
    [
      'hours that end before they begin',
      { availableFrom: '2026-05-01T12:00:00Z', availableUntil: '2026-05-01T12:00:00Z' },
      'input.availableUntil',
    ],
    ['no item for anyone', { limitPerGuest: 0 }, 'input.limitPerGuest'],
    ['too many for one guest', { limitPerGuest: 101 }, 'input.limitPerGuest'],
    ['something that is no area', { area: '*' }, 'input.area'],
  ])('is refused with %s', async (_what, changes, path) => {
    const eventId = await newEvent();
    const refusal = expect(createItem(organizer.accessToken, eventId, { input: anItem(changes) })).rejects;
    await refusal.toThrow(/^INVALID_INPUT/);
    await expect(createItem(organizer.accessToken, eventId, { input: anItem(changes) })).rejects.toThrow(`"${path}`);
    expect((await catalogPage(organizer.accessToken, eventId)).items).toEqual([]);
  });

  it('needs an area of the event, a possible stock and an event', async () => {
    const eventId = await newEvent();
    const create = (given: Parameters<typeof createItem>[2]) => createItem(organizer.accessToken, eventId, given);
    await expect(create({ input: anItem({ area: 'bar' }) })).rejects.toThrow('AREA_NOT_FOUND');
    await expect(create({ stock: -1 })).rejects.toThrow('INVALID_INPUT');
    await expect(create({ stock: 1_000_001 })).rejects.toThrow('INVALID_INPUT');
    await expect(create({ key: 'short' })).rejects.toThrow('INVALID_INPUT');
    await expect(createItem(organizer.accessToken, 'AAAAAAAA')).rejects.toThrow('EVENT_NOT_FOUND');
    await expect(createItem(organizer.accessToken, 'x'.repeat(5_000))).rejects.toThrow('EVENT_NOT_FOUND');
  });
});

describe('Changing an item', () => {
  let eventId: string;
  let item: Item;

  beforeAll(async () => {
    eventId = await newEvent();
    item = await createItem(organizer.accessToken, eventId, { input: anItem({ description: 'Hot', limitPerGuest: 3 }), stock: 7 });
  });

  it('lets one of two organizers through who change the same version', async () => {
    const tokens = [organizer.accessToken, colleague.accessToken];
    const calls = tokens.map((token, index) => updateItem(token, item, anItem({ name: `Coffee ${index}` }), 1));
    expect((await outcomes(calls)).sort()).toEqual(['VERSION_CONFLICT', 'done']);
    await expect(updateItem(organizer.accessToken, item, anItem(), 1)).rejects.toThrow('VERSION_CONFLICT');
  });

  it('clears what was emptied and leaves the stock alone', async () => {
    const changed = await updateItem(organizer.accessToken, item, anItem({ name: 'Mocha', priceCents: 0 }), 2);
    expect(changed).toMatchObject({ name: 'Mocha', priceCents: 0, description: null, limitPerGuest: null, stock: 7, version: 3 });
  });

  it('refuses what could not be created either', async () => {
    await expect(updateItem(organizer.accessToken, item, anItem({ priceCents: -5 }), 3)).rejects.toThrow('INVALID_INPUT');
    await expect(updateItem(organizer.accessToken, item, anItem({ area: 'nowhere' }), 3)).rejects.toThrow('AREA_NOT_FOUND');
  });

  it('finds items at their own event alone', async () => {
    const elsewhere = { ...item, eventId: await newEvent() };
    await expect(updateItem(organizer.accessToken, elsewhere, anItem(), 3)).rejects.toThrow('ITEM_NOT_FOUND');
    await expect(archiveItem(organizer.accessToken, elsewhere)).rejects.toThrow('ITEM_NOT_FOUND');
    await expect(setStock(organizer.accessToken, elsewhere, 1, 7)).rejects.toThrow('ITEM_NOT_FOUND');
    await expect(updateItem(organizer.accessToken, { eventId, id: 'no such item' }, anItem(), 1)).rejects.toThrow('ITEM_NOT_FOUND');
  });
});

describe('Archiving an item', () => {
  it('takes it off for guests, once, and puts it back', async () => {
    const eventId = await newEvent();
    await register(guest.accessToken, eventId);
    const item = await createItem(organizer.accessToken, eventId);
    await untilListed(guest.accessToken, eventId, ['Coffee']);
    const archived = await Promise.all([1, 2, 3].map(() => archiveItem(organizer.accessToken, item)));
    expect(new Set(archived.map(({ archivedAt }) => archivedAt)).size).toBe(1);
    expect(archived[0]).toMatchObject({ archivedAt: expect.any(String) as string, version: 2 });

    expect((await catalogPage(guest.accessToken, eventId)).items).toEqual([]);
    expect((await catalogPage(organizer.accessToken, eventId)).items).toEqual([]);
    expect((await catalogPage(organizer.accessToken, eventId, { withArchived: true })).items).toHaveLength(1);

    expect(await archiveItem(organizer.accessToken, item, false)).toMatchObject({ archivedAt: null, version: 3 });
    expect(await archiveItem(organizer.accessToken, item, false)).toMatchObject({ archivedAt: null, version: 3 });
    expect((await catalogPage(guest.accessToken, eventId)).items).toHaveLength(1);
  });
});

describe('Counting the stock anew', () => {
  let eventId: string;
  let item: Item;
  let staff: string;

  beforeAll(async () => {
    eventId = await newEvent();
    staff = await newWorker(organizer.accessToken, eventId, 'STAFF');
    item = await createItem(organizer.accessToken, eventId, { stock: 5 });
  });

  it('is done by staff, for what they saw, and leaves the version to organizers', async () => {
    expect(await setStock(staff, item, 12, 5)).toMatchObject({ stock: 12, version: 1 });
    await expect(setStock(staff, item, 20, 5)).rejects.toThrow('VERSION_CONFLICT');
    expect(await setStock(staff, item, null, 12)).toMatchObject({ stock: null, version: 1 });
    await expect(setStock(staff, item, 3, 12)).rejects.toThrow('VERSION_CONFLICT');
    expect(await setStock(staff, item, 0, null)).toMatchObject({ stock: 0 });
    await expect(setStock(staff, item, 3, null)).rejects.toThrow('VERSION_CONFLICT');
    await expect(setStock(staff, item, -1, 0)).rejects.toThrow('INVALID_INPUT');
  });

  it('lets one through of those who count at once', async () => {
    const calls = Array.from({ length: 5 }, (_, index) => setStock(staff, item, 100 + index, 0));
    expect((await outcomes(calls)).sort()).toEqual([...Array<string>(4).fill('VERSION_CONFLICT'), 'done']);
  });

  it('is not for guests, and not for staff of another event', async () => {
    const other = await newWorker(organizer.accessToken, await newEvent(), 'STAFF');
    await expect(setStock(other, item, 1, 0)).rejects.toThrow('FORBIDDEN');
    await expect(setStock(guest.accessToken, item, 1, 0)).rejects.toThrow(/Unauthorized|Not Authorized/);
  });
});

describe('The catalogue', () => {
  it('is for guests with a seat, and for those who work there', async () => {
    const { id: eventId } = await createEvent(organizer.accessToken, anEvent({ currency: 'CHF' }));
    await createItem(organizer.accessToken, eventId, { input: anItem({ limitPerGuest: 2 }) });
    const staff = await newWorker(organizer.accessToken, eventId, 'STAFF');
    await untilListed(staff, eventId, ['Coffee']);
    await expect(catalogPage(guest.accessToken, eventId)).rejects.toThrow('EVENT_NOT_FOUND');

    await publishEvent(organizer.accessToken, eventId, true);
    await expect(catalogPage(guest.accessToken, eventId)).rejects.toThrow('NOT_REGISTERED');
    await register(guest.accessToken, eventId);
    expect(await catalogPage(guest.accessToken, eventId)).toMatchObject({
      currency: 'CHF',
      areas: [{ id: 'help', name: 'Help desk', targetMinutes: 5 }],
      items: [{ name: 'Coffee', taken: 0, limitPerGuest: 2 }],
      nextToken: null,
    });
    for (const token of [guest.accessToken, staff]) {
      await expect(catalogPage(token, eventId, { withArchived: true })).rejects.toThrow('FORBIDDEN');
    }
    const other = await newWorker(organizer.accessToken, await newEvent(), 'STAFF');
    await expect(catalogPage(other, eventId)).rejects.toThrow('NOT_REGISTERED');
    await expect(catalogPage(guest.accessToken, 'AAAAAAAA')).rejects.toThrow('EVENT_NOT_FOUND');
  });

  it('comes in pages that a renamed item does not break', async () => {
    const eventId = await newEvent();
    const number = (index: number): string => String(index).padStart(2, '0');
    const items: Item[] = [];
    for (let index = 0; index < 53; index++) {
      const input = anItem({ name: `Item ${number(index)}` });
      items.push(await createItem(organizer.accessToken, eventId, { input }));
    }
    await expect.poll(async () => (await allItems(eventId)).length).toBe(53);

    const first: Catalog = await catalogPage(organizer.accessToken, eventId);
    expect(first.items.map(({ name }) => name)).toEqual(Array.from({ length: 50 }, (_, index) => `Item ${number(index)}`));
    // The very item at which the next page starts gets another name.
    const last = items.find(({ name }) => name === 'Item 49');
    if (!last) throw new Error('The last item of the page is missing.');
    await updateItem(organizer.accessToken, last, anItem({ name: 'A new name' }), 1);
    const second = await catalogPage(organizer.accessToken, eventId, { nextToken: first.nextToken });
    expect(second.items.map(({ name }) => name)).toEqual(['Item 50', 'Item 51', 'Item 52']);
    expect(second.nextToken).toBeNull();
    await expect(catalogPage(organizer.accessToken, eventId, { nextToken: 'made up' })).rejects.toThrow('INVALID_INPUT');
  });

  it('holds at most 200 items, however many organizers add some at once', async () => {
    const eventId = await newEvent();
    const add = () => createItem(organizer.accessToken, eventId);
    const first = await add();
    // As if 196 more had come since.
    const count = { TableName: await tableNamed('SeatTable'), Key: { pk: `catalog#${eventId}` } };
    await documents().send(
      new UpdateCommand({
        ...count,
        UpdateExpression: 'ADD #total :more',
        ConditionExpression: '#total = :one',
        ExpressionAttributeNames: { '#total': 'total' },
        ExpressionAttributeValues: { ':more': 196, ':one': 1 },
      }),
    );
    expect((await outcomes([add(), add(), add(), add(), add()])).sort()).toEqual([
      'INVALID_INPUT',
      'INVALID_INPUT',
      'done',
      'done',
      'done',
    ]);
    await archiveItem(organizer.accessToken, first);
    expect((await outcomes([add(), add()])).sort()).toEqual(['INVALID_INPUT', 'done']);
    await expect(archiveItem(organizer.accessToken, first, false)).rejects.toThrow('at most 200');
  });
});

const allItems = async (eventId: string): Promise<Item[]> => {
  const items: Item[] = [];
  let nextToken: string | null = null;
  do {
    const page: Catalog = await catalogPage(organizer.accessToken, eventId, { nextToken });
    items.push(...page.items);
    ({ nextToken } = page);
  } while (nextToken);
  return items;
};

describe('The areas of an event', () => {
  const BAR = { name: 'Bar (north)', targetMinutes: 5 };
  const KITCHEN = { name: 'Küche', targetMinutes: 12 };

  it('get an id that stays when they are renamed, next to the help desk', async () => {
    const eventId = await newEvent();
    const first = await saveAreas(organizer.accessToken, eventId, [BAR, KITCHEN], 2);
    expect(first).toEqual({
      areas: [
        { id: 'bar-north', ...BAR },
        { id: 'kuche', ...KITCHEN },
        { id: 'help', name: 'Help desk', targetMinutes: 5 },
      ],
      version: 3,
    });
    const renamed = { id: 'bar-north', name: 'Roof bar', targetMinutes: 8 };
    const second = await saveAreas(organizer.accessToken, eventId, [{ id: 'help', name: 'Info', targetMinutes: 3 }, renamed], 3);
    expect(second).toEqual({ areas: [{ id: 'help', name: 'Info', targetMinutes: 3 }, renamed], version: 4 });
    expect((await catalogPage(organizer.accessToken, eventId)).areas).toEqual(second.areas);
  });

  it('stay, and so does the currency, when the event is changed', async () => {
    const eventId = await newEvent(anEvent({ currency: 'JPY' }));
    const { areas } = await saveAreas(organizer.accessToken, eventId, [BAR], 2);
    await updateEvent(organizer.accessToken, eventId, anEvent({ name: 'New name' }), 3);
    await updateEvent(organizer.accessToken, eventId, anEvent({ name: 'Newer name', currency: 'JPY' }), 4);
    await expect(updateEvent(organizer.accessToken, eventId, anEvent({ currency: 'EUR' }), 5)).rejects.toThrow(
      /INVALID_INPUT.*input\.currency/,
    );
    expect(await catalogPage(organizer.accessToken, eventId)).toMatchObject({ currency: 'JPY', areas });
    await expect(createEvent(organizer.accessToken, anEvent({ currency: 'DOUBLOON' }))).rejects.toThrow(/INVALID_INPUT.*input\.currency/);
    expect((await catalogPage(organizer.accessToken, await newEvent())).currency).toBe('EUR');
  });

  it('are saved for the version that was seen', async () => {
    const eventId = await newEvent();
    const calls = [organizer, colleague].map(({ accessToken }) => saveAreas(accessToken, eventId, [BAR], 2));
    expect((await outcomes(calls)).sort()).toEqual(['VERSION_CONFLICT', 'done']);
  });

  it.each([
    ['two of one name', [BAR, { ...BAR, name: 'BAR (NORTH)' }], 'INVALID_INPUT'],
    ['a blank name', [{ name: ' ', targetMinutes: 5 }], 'INVALID_INPUT'],
    ['no time at all', [{ name: 'Bar', targetMinutes: 0 }], 'INVALID_INPUT'],
    ['more than a shift', [{ name: 'Bar', targetMinutes: 241 }], 'INVALID_INPUT'],
    ['more than fifty', Array.from({ length: 51 }, (_, index) => ({ name: `Bar ${index}`, targetMinutes: 5 })), 'INVALID_INPUT'],
    ['an id that no area has', [{ id: 'cellar', ...BAR }], 'AREA_NOT_FOUND'],
  ])('are refused with %s', async (_what, areas, code) => {
    const eventId = await newEvent();
    await expect(saveAreas(organizer.accessToken, eventId, areas, 2)).rejects.toThrow(code);
    expect((await catalogPage(organizer.accessToken, eventId)).areas).toHaveLength(1);
  });

  it('stay while an item on the catalogue belongs to them', async () => {
    const eventId = await newEvent();
    await saveAreas(organizer.accessToken, eventId, [BAR, KITCHEN], 2);
    const item = await createItem(organizer.accessToken, eventId, { input: anItem({ area: 'bar-north' }) });
    await expect(saveAreas(organizer.accessToken, eventId, [], 3)).rejects.toThrow('AREA_IN_USE');

    await updateItem(organizer.accessToken, item, anItem({ area: 'kuche' }), 1);
    await expect(saveAreas(organizer.accessToken, eventId, [{ id: 'bar-north', ...BAR }], 3)).rejects.toThrow('AREA_IN_USE');
    await saveAreas(organizer.accessToken, eventId, [{ id: 'kuche', ...KITCHEN }], 3);

    await archiveItem(organizer.accessToken, item);
    await saveAreas(organizer.accessToken, eventId, [], 4);
    await expect(archiveItem(organizer.accessToken, item, false)).rejects.toThrow('AREA_NOT_FOUND');
    expect(await updateItem(organizer.accessToken, item, anItem({ area: 'help' }), 3)).toMatchObject({ area: 'help' });
    expect(await archiveItem(organizer.accessToken, item, false)).toMatchObject({ archivedAt: null });
  });

  it('never go in the moment in which an item comes', async () => {
    for (let round = 0; round < 8; round++) {
      const eventId = await newEvent();
      await saveAreas(organizer.accessToken, eventId, [BAR], 2);
      const [creation, removal] = await outcomes([
        createItem(organizer.accessToken, eventId, { input: anItem({ area: 'bar-north' }) }),
        saveAreas(colleague.accessToken, eventId, [], 3),
      ]);
      expect([`${creation} ${removal}`]).toContainEqual(expect.stringMatching(/^(done AREA_IN_USE|AREA_NOT_FOUND done)$/));
    }
  });
});
