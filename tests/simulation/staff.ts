import type { RequestView } from './api.ts';
import { type Rush, take } from './actors.ts';
import { between, pick, type Random } from './seeded.ts';
import type { RushStaff } from './world.ts';

type Task = 'HAND_OVER' | 'RELEASE' | 'DECLINE' | 'SETTLE' | 'UNDO_PAYMENT' | 'REOPEN';

/** One member of staff: idle, or busy with a request until a step of the script. */
export type Agent = { person: RushStaff; next?: { task: Task; id: string; atStep: number } | undefined };

/** How many of the oldest requests staff choose from: few, so that they get in each other's way. */
const EYES_ON = 10;
/** How often somebody who is free looks at the board. */
const ATTENTION = 0.5;
const METHODS = ['CARD_TERMINAL', 'CARD_TERMINAL', 'CASH', 'ON_THE_HOUSE', 'ENTITLEMENT'];

/** What this person does in this step, if anything. */
export const actAsStaff = async (rush: Rush, agent: Agent, step: number): Promise<void> => {
  const { next } = agent;
  if (next && next.atStep > step) return;
  agent.next = undefined;
  if (!next) return claimOne(rush, agent, step);
  const follow = (task: Task, request: RequestView | undefined): void => {
    if (request) agent.next = { task, id: request.id, atStep: step + between(rush.random, 1, 3) };
  };
  const { person } = agent;
  const { id } = next;
  switch (next.task) {
    case 'RELEASE':
      await take(rush, person, 'release', { id });
      return;
    case 'DECLINE':
      await take(rush, person, 'decline', { id, reason: 'The machine is broken.' });
      return;
    case 'HAND_OVER': {
      if (rush.random() < 0.3) await pay(rush, person, id);
      const handedOver = await take(rush, person, 'fulfil', { id });
      if (rush.random() < 0.06) follow('REOPEN', handedOver);
      else if (rush.random() < 0.6) follow('SETTLE', handedOver);
      return;
    }
    case 'SETTLE': {
      const paid = await pay(rush, person, id);
      if (rush.random() < 0.12) follow('UNDO_PAYMENT', paid);
      return;
    }
    case 'UNDO_PAYMENT': {
      const lines = linesOf(rush.known.get(id), (line) => line.paymentMethod !== null);
      const undone = lines.length > 0 ? await take(rush, person, 'undoPayment', { id, lines }) : undefined;
      if (rush.random() < 0.5) follow('SETTLE', undone);
      return;
    }
    case 'REOPEN':
      follow('HAND_OVER', await take(rush, person, 'reopen', { id }));
  }
};

const claimOne = async (rush: Rush, agent: Agent, step: number): Promise<void> => {
  if (rush.random() > ATTENTION) return;
  const own = rush.board.get(agent.person.area) ?? new Set<string>();
  const fullest = [...rush.board.values()].sort((a, b) => b.size - a.size)[0];
  const column = own.size > 0 ? own : fullest;
  const oldest = [...(column ?? [])].slice(0, EYES_ON);
  if (oldest.length === 0) return;
  const id = pick(rush.random, oldest);
  const claimed = await take(rush, agent.person, 'claim', { id });
  // Whoever was told that somebody else has it stops looking at it.
  if (!claimed) column?.delete(id);
  else agent.next = { task: nextTask(rush.random), id, atStep: step + between(rush.random, 1, 3) };
};

const nextTask = (random: Random): Task => {
  const roll = random();
  if (roll < 0.08) return 'RELEASE';
  return roll < 0.14 ? 'DECLINE' : 'HAND_OVER';
};

const pay = async (rush: Rush, person: RushStaff, id: string): Promise<RequestView | undefined> => {
  const lines = linesOf(rush.known.get(id), ({ unitPriceCents, paymentMethod }) => unitPriceCents > 0 && paymentMethod === null);
  return lines.length > 0 ? take(rush, person, 'pay', { id, lines, method: pick(rush.random, METHODS) }) : undefined;
};

const linesOf = (request: RequestView | undefined, isWanted: (line: RequestView['lines'][number]) => boolean): number[] =>
  (request?.lines ?? []).flatMap((line, position) => (isWanted(line) ? [position] : []));
