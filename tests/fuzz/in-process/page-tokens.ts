import fc from 'fast-check';
import { pagePosition, pageToken } from '../../../amplify/functions/runtime/page-token.ts';
import { shardPositions } from '../../../amplify/functions/runtime/query-shards.ts';
import { fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';
import { nearText, nearValid } from '../near-valid.ts';
import { acceptedOrRefused } from './refusals.ts';

const valid = fc.constantFrom(
  { '0': 'END', '1': ['2027-06-12T12:00:00.000Z', 'ABCDEFGH'] },
  { '12': ['lovelace ada', 'ABCDEFGHIJKLMNOP'] },
);

export const pageTokenTarget = fuzzTarget({
  name: 'tokens of pages',
  share: 3,
  inputs: fc.oneof(
    { weight: 4, arbitrary: nearValid(valid).map((position) => pageToken(position ?? null)) },
    { weight: 2, arbitrary: nearText(valid.map(pageToken), 'ABCabc019-_=+/') },
    { weight: 1, arbitrary: hostileText },
  ),
  judge: (token) => {
    const result = acceptedOrRefused(() => pagePosition(shardPositions, token));
    if ('refused' in result) return 'refused';
    return result.accepted === undefined ? 'first page' : 'accepted';
  },
});
