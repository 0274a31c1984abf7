import { expect, test } from 'vitest';
import { changeClaims, readTokenOverride } from '../../../../local/cognito/token-override.ts';

const groupOverrideDetails = { groupsToOverride: ['kiosks'] };
const claims = { sub: 'a', name: 'Ada', 'cognito:groups': ['staff', 'kiosks'] };

test('a trigger of version 1 reaches the ID token alone', () => {
  const { id, access } = readTokenOverride({ claimsOverrideDetails: { groupOverrideDetails, claimsToSuppress: ['name'] } }, 1);
  expect(changeClaims(claims, id)).toEqual({ sub: 'a', 'cognito:groups': ['kiosks'] });
  expect(changeClaims(claims, access)).toEqual(claims);
});

test('a trigger of version 2 changes the groups of both tokens, and the claims of each', () => {
  const answer = { groupOverrideDetails, idTokenGeneration: { claimsToAddOrOverride: { mark: 'id' } }, accessTokenGeneration: {} };
  const { id, access } = readTokenOverride({ claimsAndScopeOverrideDetails: answer }, 2);
  expect(changeClaims(claims, id)).toEqual({ sub: 'a', name: 'Ada', 'cognito:groups': ['kiosks'], mark: 'id' });
  expect(changeClaims(claims, access)).toEqual({ sub: 'a', name: 'Ada', 'cognito:groups': ['kiosks'] });
});

test('a trigger that says nothing changes nothing, and none touches what a token stands on', () => {
  const { id } = readTokenOverride({ claimsAndScopeOverrideDetails: null }, 2);
  expect(changeClaims(claims, id)).toEqual(claims);
  expect(changeClaims(claims, { claimsToAddOrOverride: { sub: 'b' }, claimsToSuppress: ['sub'] })).toEqual(claims);
  expect(changeClaims(claims, { groups: [] })).toEqual({ sub: 'a', name: 'Ada' });
});
