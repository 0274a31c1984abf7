import { expect, it } from 'vitest';
import { definedFields } from '../../../lib/data/defined-fields.ts';

it('leaves out what GraphQL sends as null, and its type name', () => {
  expect(definedFields({ __typename: 'Registration', name: 'Ada', company: null, count: 0, isFirst: false, note: '' })).toEqual({
    name: 'Ada',
    count: 0,
    isFirst: false,
    note: '',
  });
});
