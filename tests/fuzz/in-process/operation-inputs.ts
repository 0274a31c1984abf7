import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileJson } from '../hostile-values.ts';
import { nearValid } from '../near-valid.ts';
import { acceptedOrRefused } from './refusals.ts';
import { VALID_INPUTS } from './valid-inputs.ts';

const inputs = fc.nat({ max: VALID_INPUTS.length - 1 }).chain((index) =>
  fc.record({
    index: fc.constant(index),
    value: fc.oneof({ weight: 5, arbitrary: nearValid(fc.constant(VALID_INPUTS[index]?.valid)) }, { weight: 1, arbitrary: hostileJson }),
  }),
);

/** What is accepted is stored, and read again by the same rules when someone changes it. */
export const operationInputTarget = fuzzTarget({
  name: 'inputs of operations',
  share: 8,
  inputs,
  judge: ({ index, value }) => {
    const schema = VALID_INPUTS[index]?.schema;
    if (!schema) throw new FuzzFault('There is no such schema.');
    const result = acceptedOrRefused(() => parseInput(schema, value));
    if (Object.keys(Object.prototype).length > 0) throw new FuzzFault('The prototype of all objects was changed.');
    if ('refused' in result) return 'refused';
    const again = acceptedOrRefused(() => parseInput(schema, result.accepted));
    if (!('accepted' in again)) throw new FuzzFault('What was accepted is refused when it comes again.', { cause: again.refused });
    if (!isDeepStrictEqual(again.accepted, result.accepted)) throw new FuzzFault('What was accepted changes when it comes again.');
    return 'accepted';
  },
});
