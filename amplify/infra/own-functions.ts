import type { backend } from '../backend.ts';

type Backend = typeof backend;
export type OwnFunction = Backend['agenda'];

const isFunction = (part: unknown): part is OwnFunction =>
  typeof part === 'object' && part !== null && 'resources' in part && 'lambda' in (part.resources as object);

/** Every function of this repository, the sign-up trigger among them: whoever adds one to the backend need not name it again. */
export const ownFunctions = (all: Backend): OwnFunction[] => Object.values(all).filter(isFunction);
