import type fc from 'fast-check';

/** One door that malformed input is pushed through, without a network. */
export type FuzzTarget<Input = unknown> = {
  name: string;
  /** Share of the runs in process, against the other targets' shares: quick doors take more. */
  share: number;
  inputs: fc.Arbitrary<Input>;
  /** Opens the door. Gives a word for how it ended, to be counted; throws when that is no way to end. */
  judge: (input: Input) => string;
};

/** Keeps the type of the input between the two of a target, and forgets it outside. */
export const fuzzTarget = <Input>(target: FuzzTarget<Input>): FuzzTarget => target as unknown as FuzzTarget;

/** A door that let something through, or broke. */
export class FuzzFault extends Error {}
