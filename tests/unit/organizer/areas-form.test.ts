import { describe, expect, it } from 'vitest';
import {
  areaPathOf,
  areasFormValuesOf,
  areasResolver,
  NEW_AREA,
  type AreaFields,
} from '../../../components/organizer/catalog/areas-form-values.ts';

const resolve = (areas: AreaFields[]) =>
  areasResolver({ areas }, undefined, { fields: {}, shouldUseNativeValidation: false, criteriaMode: 'firstError', names: [] });

const bar: AreaFields = { areaId: 'bar', name: 'Bar', targetMinutes: '5' };

describe('the form of areas', () => {
  it('sends what it shows, new areas without an id', async () => {
    const shown = areasFormValuesOf({ eventId: 'ABCD2345', version: 1, areas: [{ id: 'bar', name: 'Bar', targetMinutes: 5 }] });
    expect(shown).toEqual({ areas: [bar] });
    expect(await resolve([...shown.areas, { ...NEW_AREA, name: ' Stand ' }])).toEqual({
      errors: {},
      values: [
        { id: 'bar', name: 'Bar', targetMinutes: 5 },
        { id: undefined, name: 'Stand', targetMinutes: 10 },
      ],
    });
  });

  it('puts each complaint on its row', async () => {
    const repeated = await resolve([bar, { ...NEW_AREA, name: 'BAR' }]);
    expect(repeated.errors.areas).toMatchObject([undefined, { name: { message: 'Another area has this name.' } }]);
    const empty = await resolve([bar, { ...NEW_AREA, targetMinutes: 'soon' }]);
    expect(empty.errors.areas).toMatchObject([
      undefined,
      { name: { message: 'Please enter a name.' }, targetMinutes: { message: 'Please enter how many minutes.' } },
    ]);
  });

  it('says of the list as a whole that it is too long', async () => {
    const { errors } = await resolve(Array.from({ length: 51 }, (_, number) => ({ ...bar, areaId: '', name: `Bar ${number}` })));
    expect(errors.areas?.root?.message).toBe('An event has at most 50 areas.');
  });

  it('finds the field of an issue, however the server nests it', () => {
    expect(['areas.2.name', '0.targetMinutes', '1.id', 'areas', 'version'].map(areaPathOf)).toEqual([
      'areas.2.name',
      'areas.0.targetMinutes',
      'areas.1.name',
      undefined,
      undefined,
    ]);
  });
});
