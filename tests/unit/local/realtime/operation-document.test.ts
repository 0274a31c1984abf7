import { describe, expect, it } from 'vitest';
import { projectionKey } from '../../../../local/appsync/realtime/operation-document.ts';
import { callerWith } from './fakes.ts';

const filtering = 'subscription S($area: String) { onCreated(area: $area) { id } }';
const selecting = 'subscription S($area: String, $withNote: Boolean!) { onCreated(area: $area) { id note @include(if: $withNote) } }';
const selectingInFragment =
  'subscription S($withNote: Boolean!) { onCreated { ...Shown } } fragment Shown on Created { note @include(if: $withNote) }';

const keyOf = (query: string, variables: Record<string, unknown>, ...groups: string[]) =>
  projectionKey({ query, variables, caller: callerWith(...groups) });

describe('payloads are shared', () => {
  it('by subscribers whose variables only filter', () => {
    expect(keyOf(filtering, { area: 'north' })).toBe(keyOf(filtering, { area: 'south' }));
  });

  it('not when a variable decides what is selected', () => {
    expect(keyOf(selecting, { withNote: true })).not.toBe(keyOf(selecting, { withNote: false }));
    expect(keyOf(selectingInFragment, { withNote: true })).not.toBe(keyOf(selectingInFragment, { withNote: false }));
  });

  it('by callers of the same groups alone, since groups may see different fields', () => {
    expect(keyOf(filtering, {}, 'staff', 'organizers')).toBe(keyOf(filtering, {}, 'organizers', 'staff'));
    expect(keyOf(filtering, {}, 'staff')).not.toBe(keyOf(filtering, {}, 'organizers'));
  });
});
