import type { Answer, Api, RequestView, StepName } from './api.ts';
import type { Random } from './seeded.ts';
import type { World } from './world.ts';

/** What everyone in the rush shares: the board as answers drew it, and what was answered, for the checks afterwards. */
export type Rush = {
  api: Api;
  world: World;
  random: Random;
  /** Ids of open requests by area, oldest first. */
  board: Map<string, Set<string>>;
  /** The newest version of each request that anybody was answered with. */
  known: Map<string, RequestView>;
  /** Steps that somebody was told were done. */
  acknowledged: { id: string; step: string; by: string }[];
  refusals: Map<string, number>;
  /** Client keys of orders that were answered with a request, and the request's id. */
  ordered: Map<string, string>;
  /** Steps whose caller gave up without an answer. */
  unanswered: number;
};

export const newRush = (parts: Pick<Rush, 'api' | 'world' | 'random'>): Rush => ({
  ...parts,
  board: new Map(parts.world.areas.map((area) => [area, new Set<string>()])),
  known: new Map(),
  acknowledged: [],
  refusals: new Map(),
  ordered: new Map(),
  unanswered: 0,
});

/** Remembers what an answer says. Answers overtake each other: the higher version is the newer. */
export const learn = (rush: Rush, request: RequestView): void => {
  const before = rush.known.get(request.id);
  if (before && before.version >= request.version) return;
  rush.known.set(request.id, request);
  const column = rush.board.get(request.area);
  if (request.state === 'OPEN') column?.add(request.id);
  else column?.delete(request.id);
};

const STEP_OF: Readonly<Record<StepName | 'create', string>> = {
  create: 'CREATED',
  cancel: 'CANCELLED',
  claim: 'CLAIMED',
  release: 'RELEASED',
  fulfil: 'FULFILLED',
  reopen: 'REOPENED',
  decline: 'DECLINED',
  pay: 'PAID',
  undoPayment: 'PAYMENT_UNDONE',
};

/** Notes an answer. Undefined when the step was refused. */
export const noted = (rush: Rush, name: StepName | 'create', by: string, answer: Answer<RequestView>): RequestView | undefined => {
  if ('code' in answer) {
    rush.refusals.set(answer.code, (rush.refusals.get(answer.code) ?? 0) + 1);
    if (answer.code === 'UNEXPECTED' || answer.code === 'CONFLICT' || answer.code.includes(':')) rush.unanswered += 1;
    return undefined;
  }
  rush.acknowledged.push({ id: answer.data.id, step: STEP_OF[name], by });
  learn(rush, answer.data);
  return answer.data;
};

type Caller = { sub: string; token: string };

export const take = async (
  rush: Rush,
  { sub, token }: Caller,
  name: StepName,
  input: { id: string; [argument: string]: unknown },
): Promise<RequestView | undefined> => noted(rush, name, sub, await rush.api.step(token, name, input));
