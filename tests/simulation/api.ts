import { Agent, request } from 'node:http';
import type { Random } from './seeded.ts';

export type Line = { itemId: string; quantity: number; unitPriceCents: number; paymentMethod: string | null };
export type RequestView = {
  id: string;
  state: string;
  area: string;
  version: number;
  lines: Line[];
  history: { step: string; by: string }[];
};

/** What a call came to: its data, or the code of a refusal. */
export type Answer<Data> = { data: Data } | { code: string };

const REQUEST = 'id state area version lines { itemId quantity unitPriceCents paymentMethod } history { step by }';

const CREATE = `mutation Ask($eventId: ID!, $category: RequestCategory!, $items: [RequestItemInputInput!]!, $location: String, $note: String, $clientKey: String!) {
  step: createGuestRequest(eventId: $eventId, category: $category, items: $items, location: $location, note: $note, clientKey: $clientKey) { ${REQUEST} }
}`;

const STEPS = {
  cancel: `mutation ($eventId: ID!, $id: ID!) { step: cancelGuestRequest(eventId: $eventId, id: $id) { ${REQUEST} } }`,
  claim: `mutation ($eventId: ID!, $id: ID!) { step: claimGuestRequest(eventId: $eventId, id: $id) { ${REQUEST} } }`,
  release: `mutation ($eventId: ID!, $id: ID!) { step: releaseGuestRequest(eventId: $eventId, id: $id) { ${REQUEST} } }`,
  fulfil: `mutation ($eventId: ID!, $id: ID!) { step: fulfilGuestRequest(eventId: $eventId, id: $id) { ${REQUEST} } }`,
  reopen: `mutation ($eventId: ID!, $id: ID!) { step: reopenGuestRequest(eventId: $eventId, id: $id) { ${REQUEST} } }`,
  decline: `mutation ($eventId: ID!, $id: ID!, $reason: String!) { step: declineGuestRequest(eventId: $eventId, id: $id, reason: $reason) { ${REQUEST} } }`,
  pay: `mutation ($eventId: ID!, $id: ID!, $lines: [Int!]!, $method: PaymentMethod!) {
    step: recordPayment(eventId: $eventId, id: $id, lines: $lines, method: $method) { ${REQUEST} }
  }`,
  undoPayment: `mutation ($eventId: ID!, $id: ID!, $lines: [Int!]!) { step: undoPayment(eventId: $eventId, id: $id, lines: $lines) { ${REQUEST} } }`,
};

export type StepName = keyof typeof STEPS;

/** A refusal that a repetition of the same call cannot change. Anything else is tried again, as an app does. */
const isFinal = (code: string): boolean => /^[A-Z_]+$/.test(code) && code !== 'UNEXPECTED' && code !== 'CONFLICT';

const MAX_TRIES = 12;
/** Answers that never reach the caller. */
const LOST_ANSWERS = 0.05;

/** The API over HTTP, by a bad network: answers get lost, and callers try again. */
export class Api {
  readonly #url: string;
  readonly #eventId: string;
  readonly #random: Random;
  readonly #agent: Agent;
  readonly counts = { calls: 0, lostAnswers: 0, retries: 0 };

  constructor({ url, eventId, random, connections }: { url: string; eventId: string; random: Random; connections: number }) {
    this.#url = url;
    this.#eventId = eventId;
    this.#random = random;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  create(token: string, order: Record<string, unknown>): Promise<Answer<RequestView>> {
    return this.#step(token, CREATE, order);
  }

  step(token: string, name: StepName, input: { id: string; [argument: string]: unknown }): Promise<Answer<RequestView>> {
    return this.#step(token, STEPS[name], input);
  }

  /** One query, on a good network. Throws for a refusal. */
  async query<Data>(token: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const answer = await this.#call<Data>(token, query, variables);
    if ('code' in answer) throw new Error(`The query was refused: ${answer.code}.`);
    return answer.data;
  }

  async #step(token: string, query: string, variables: Record<string, unknown>): Promise<Answer<RequestView>> {
    let last = 'UNEXPECTED';
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      if (attempt > 0) this.counts.retries += 1;
      const answer = await this.#call<{ step: RequestView }>(token, query, variables);
      if (this.#random() < LOST_ANSWERS) {
        this.counts.lostAnswers += 1;
        continue;
      }
      if ('data' in answer) return { data: answer.data.step };
      if (isFinal(answer.code)) return answer;
      last = answer.code;
    }
    return { code: last };
  }

  async #call<Data>(token: string, query: string, variables: Record<string, unknown>): Promise<Answer<Data>> {
    this.counts.calls += 1;
    const body = JSON.stringify({ query, variables: { eventId: this.#eventId, ...variables } });
    const { data, errors } = await this.#post<{ data: Data; errors?: { message: string; errorType?: string }[] }>(token, body);
    const [error] = errors ?? [];
    if (!error) return { data };
    if (error.message.startsWith('Validation error')) throw new Error(error.message);
    // A function's refusal begins with its code; a resolver's is the type of its error.
    const [, fromMessage] = error.message.match(/^([A-Z_]+): /) ?? [];
    return { code: fromMessage ?? error.errorType ?? error.message };
  }

  #post<Body>(token: string, body: string): Promise<Body> {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: token };
    return new Promise((resolve, reject) => {
      const call = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Body));
      });
      call.once('error', reject);
      call.end(body);
    });
  }
}
