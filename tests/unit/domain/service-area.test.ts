import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeServiceAreas, HELP_DESK, type ServiceArea, serviceAreasOf } from '../../../lib/domain/service-area.ts';
import { areaIdInput } from '../../../lib/validation/catalog.ts';

const area = (id: string, name = id): ServiceArea => ({ id, name, targetMinutes: 5 });
const wanted = (name: string, id?: string) => ({ id, name, targetMinutes: 5 });
const idsOf = (areas: readonly ServiceArea[]): string[] => areas.map(({ id }) => id);

describe('serviceAreasOf', () => {
  it('always has the help desk, once', () => {
    expect(serviceAreasOf(undefined)).toEqual([HELP_DESK]);
    expect(idsOf(serviceAreasOf([area('bar'), null]))).toEqual(['bar', 'help']);
    expect(serviceAreasOf([area('help', 'Information')])).toEqual([area('help', 'Information')]);
  });
});

describe('changeServiceAreas', () => {
  it('makes readable ids of names, whatever their script', () => {
    const { areas } = changeServiceAreas([], [wanted('Bar (North)'), wanted('Café & Küche'), wanted('屋台'), wanted('吧'), wanted('HELP')]);
    expect(idsOf(areas)).toEqual(['bar-north', 'cafe-kuche', 'area', 'area-2', 'help-2', 'help']);
  });

  it('keeps an id when the name changes', () => {
    const { areas, removed } = changeServiceAreas([area('bar')], [wanted('Roof bar', 'bar')]);
    expect(areas).toEqual([area('bar', 'Roof bar'), HELP_DESK]);
    expect(removed).toEqual([]);
  });

  it('gives no new area the id of one that goes', () => {
    const { areas, removed } = changeServiceAreas([area('bar')], [wanted('Bar')]);
    expect(idsOf(areas)).toEqual(['bar-2', 'help']);
    expect(removed).toEqual(['bar']);
  });

  it('lets the help desk be renamed, not removed', () => {
    expect(changeServiceAreas([], [wanted('Info', 'help')]).areas).toEqual([area('help', 'Info')]);
    expect(changeServiceAreas([area('help', 'Info')], [])).toEqual({ areas: [area('help', 'Info')], removed: [], unknown: [] });
  });

  it('names ids that no area has', () => {
    expect(changeServiceAreas([area('bar')], [wanted('Cellar', 'cellar'), wanted('Bar', 'bar')]).unknown).toEqual(['cellar']);
  });

  it('gives every area its own id, of a form that requests accept', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 50 }), (names) => {
        const ids = idsOf(
          changeServiceAreas(
            [area('bar')],
            names.map((name) => wanted(name)),
          ).areas,
        );
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => !areaIdInput.safeParse(id).success)).toEqual([]);
      }),
    );
  });
});
