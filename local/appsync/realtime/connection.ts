import type { WebSocket } from 'ws';
import type { Meter } from '../../ports.ts';
import type { GraphqlEngine } from '../engine.ts';
import { type ClientMessage, parseClientMessage } from './client-message.ts';
import type { RealtimeLog } from './fan-out.ts';
import { findFilterFault } from './filter-limits.ts';
import { MAX_BUFFERED_BYTES, MAX_CONNECTION_AGE_MS, MAX_SUBSCRIPTIONS_PER_CONNECTION } from './limits.ts';
import { projectionKey, readOperation } from './operation-document.ts';
import * as server from './server-message.ts';
import type { ActiveSubscription, SubscriptionIndex } from './subscription-index.ts';

type StartMessage = Extract<ClientMessage, { type: 'start' }>;

/** Null while the engine still authorizes it. */
type Slot = { active: ActiveSubscription | null };

type Context = {
  engine: Pick<GraphqlEngine, 'authenticate' | 'subscribe'>;
  index: SubscriptionIndex;
  log: RealtimeLog;
  sourceIp: string | undefined;
  /** By the sandbox's clock. */
  openedAt: Date;
  meter?: Meter | undefined;
};

/** One authorized WebSocket and the subscriptions on it. */
export class RealtimeConnection {
  readonly #socket: WebSocket;
  readonly #context: Context;
  readonly #slots = new Map<string, Slot>();
  #isClosed = false;

  constructor(socket: WebSocket, context: Context) {
    this.#socket = socket;
    this.#context = context;
    socket.on('message', (data) => this.#receive(data.toString()));
    socket.once('close', () => this.#forgetAll());
  }

  get subscriptionCount(): number {
    return this.#slots.size;
  }

  /** Beats once; a connection as old as AppSync allows is ended instead. */
  keepAlive(now: Date): void {
    if (now.getTime() - this.#context.openedAt.getTime() >= MAX_CONNECTION_AGE_MS) {
      this.close(1001, 'Connection is older than 24 hours');
      return;
    }
    this.#send(server.KEEP_ALIVE);
  }

  close(code: number, reason: string): void {
    this.#forgetAll();
    this.#socket.close(code, reason);
  }

  /** Ends the socket at once, without waiting for the client. */
  terminate(): void {
    this.#forgetAll();
    this.#socket.terminate();
  }

  #send(message: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount + message.length > MAX_BUFFERED_BYTES) {
      this.#context.log.write({
        source: 'appsync',
        level: 'warn',
        text: 'A subscriber does not read what it is sent: its connection is ended',
      });
      this.terminate();
      return;
    }
    this.#socket.send(message);
  }

  #receive(text: string): void {
    const message = parseClientMessage(text);
    switch (message.type) {
      case 'connection_init':
        this.#context.meter?.count({ kind: 'CONNECT' });
        this.#send(server.CONNECTION_ACK);
        this.#send(server.KEEP_ALIVE);
        return;
      case 'stop':
        this.#stop(message.id);
        return;
      case 'start':
        void this.#start(message);
        return;
      case 'unsupported':
        this.#send(server.errorMessage(message.id, [server.unsupportedOperation(message.operation)]));
        return;
    }
  }

  #stop(id: string): void {
    const slot = this.#slots.get(id);
    if (!slot) {
      this.#send(server.errorMessage(id, [server.unknownId(id)]));
      return;
    }
    this.#release(id, slot);
    this.#send(server.complete(id));
  }

  /** Never rejects: whatever goes wrong reaches the client as `error` with the id of its subscription. */
  async #start(message: StartMessage): Promise<void> {
    const { id } = message;
    const refusal = this.#findRefusal(message);
    if (refusal) {
      this.#send(server.errorMessage(id, [refusal]));
      return;
    }
    // The slot is taken before anything is awaited, so that a second start with this id is a duplicate.
    const slot: Slot = { active: null };
    this.#slots.set(id, slot);
    const outcome = await this.#authorize(message);
    const isStillWanted = !this.#isClosed && this.#slots.get(id) === slot;
    if (!isStillWanted) return;
    if ('errors' in outcome) {
      this.#slots.delete(id);
      this.#send(server.errorMessage(id, outcome.errors));
      return;
    }
    slot.active = {
      id,
      ...outcome,
      send: (text) => this.#send(text),
      remove: () => this.#release(id, slot),
    };
    this.#context.index.add(slot.active);
    this.#context.meter?.count({ kind: 'SUBSCRIBE', field: outcome.subscription.fieldName });
    this.#send(server.startAck(id));
  }

  #findRefusal({ id, query, operationName }: StartMessage): server.WireError | undefined {
    if (this.#slots.has(id)) return server.duplicateId(id);
    if (this.#slots.size >= MAX_SUBSCRIPTIONS_PER_CONNECTION) return server.TOO_MANY_SUBSCRIPTIONS;
    const operation = readOperation(query, operationName)?.operation.operation;
    return operation === undefined || operation === 'subscription' ? undefined : server.unsupportedOperation(operation);
  }

  async #authorize({
    query,
    variables,
    operationName,
    body,
    authorization,
  }: StartMessage): Promise<{ errors: server.WireError[] } | Pick<ActiveSubscription, 'subscription' | 'projectionKey'>> {
    const { engine, log, sourceIp } = this.#context;
    try {
      const caller = await engine.authenticate(authorization, { method: 'POST', path: '/graphql', body }, sourceIp);
      const outcome = await engine.subscribe({ query, variables, operationName, caller, headers: authorization });
      if ('errors' in outcome) return { errors: server.toWireErrors(outcome.errors) };
      const { filter, invalidationFilter } = outcome.subscription;
      const fault = (filter && findFilterFault(filter)) ?? (invalidationFilter && findFilterFault(invalidationFilter));
      if (fault !== undefined) return { errors: [{ message: fault, errorCode: 400 }] };
      return { subscription: outcome.subscription, projectionKey: projectionKey({ query, operationName, variables, caller }) };
    } catch (error) {
      const errors = server.unauthorizedErrors(error);
      if (errors) return { errors };
      log.write({
        source: 'appsync',
        level: 'error',
        text: `A subscription failed to start: ${error instanceof Error ? error.stack : String(error)}`,
      });
      return { errors: [server.INTERNAL_FAILURE] };
    }
  }

  #release(id: string, slot: Slot): void {
    if (this.#slots.get(id) === slot) this.#slots.delete(id);
    if (slot.active) this.#context.index.remove(slot.active);
    slot.active = null;
  }

  #forgetAll(): void {
    this.#isClosed = true;
    for (const [id, slot] of this.#slots) this.#release(id, slot);
  }
}
