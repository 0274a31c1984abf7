import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FaultKind, FaultPlan } from './fault-plan.ts';

/** One run of a function in this process. Once dead, none of its further calls is made. A spared one meets no faults. */
export type Invocation = { functionName: string; isDead: boolean; isSpared: boolean };

export const invocations = new AsyncLocalStorage<Invocation>();

class ProcessDied extends Error {
  constructor() {
    super('The process is gone.');
    this.name = 'ProcessDied';
  }
}

/** What a call that was made said, also when its caller never heard it. */
export type Performed = (call: { command: string; input: Record<string, unknown> }) => void;

type Command = { constructor: { name: string }; input: Record<string, unknown> };
type Send = (command: Command, ...rest: unknown[]) => Promise<Record<string, unknown>>;
type Handle = (...args: unknown[]) => Promise<unknown>;

/** Calls that hand a message over: the SDK does not repeat them, and the provider may refuse. */
const PROVIDER_COMMANDS = new Set(['SendEmailCommand', 'SendTextMessageCommand', 'PublishCommand']);
const PROVIDER_KINDS: readonly FaultKind[] = ['REFUSED', 'LOST', 'DIED_AFTER', 'DIED_BEFORE', 'REJECTED'];
const STORE_KINDS: readonly FaultKind[] = ['REFUSED', 'LOST', 'DIED_AFTER', 'DIED_BEFORE', 'RESET_AFTER', 'RESET_BEFORE'];

/** The one attempt of a call whose connection breaks. */
const brokenAttempts = new AsyncLocalStorage<{ kind: FaultKind; isSpent: boolean }>();

/**
 * Lets the calls of AWS clients fail by plan, those made inside an invocation alone. All clients of the SDK share one base
 * class and one HTTP handler. Returns the function that takes it back.
 */
export const injectFaults = (plan: FaultPlan, onPerformed: Performed): (() => void) => {
  const client = Object.getPrototypeOf(DynamoDBDocumentClient.prototype) as { send: Send };
  const { send } = client;
  client.send = function (command, ...rest) {
    const invocation = invocations.getStore();
    if (!invocation) return send.call(this, command, ...rest);
    // Now, while the caller is on the stack.
    const site = `${invocation.functionName} ${callerOf(new Error('where').stack)} ${command.constructor.name}`;
    return faultySend({ plan, invocation, site, command, onPerformed, call: () => send.call(this, command, ...rest) });
  };

  const probe = new DynamoDBClient({ region: 'us-east-1' });
  const http = Object.getPrototypeOf(probe.config.requestHandler) as { handle: Handle };
  const { handle } = http;
  http.handle = async function (...args) {
    const attempt = brokenAttempts.getStore();
    if (!attempt || attempt.isSpent) return handle.apply(this, args);
    attempt.isSpent = true;
    if (attempt.kind === 'RESET_AFTER') await handle.apply(this, args);
    throw connectionReset();
  };
  return () => {
    client.send = send;
    http.handle = handle;
  };
};

type FaultySend = {
  plan: FaultPlan;
  invocation: Invocation;
  site: string;
  command: Command;
  onPerformed: Performed;
  call: () => Promise<Record<string, unknown>>;
};

const faultySend = async ({ plan, invocation, site, command, onPerformed, call }: FaultySend): Promise<Record<string, unknown>> => {
  stopIfDead(invocation);
  const name = command.constructor.name;
  const isProvider = PROVIDER_COMMANDS.has(name);
  const kind = invocation.isSpared ? undefined : plan.next(site, isProvider ? PROVIDER_KINDS : STORE_KINDS);
  if (kind === 'REFUSED') throw isProvider ? serviceError('ThrottlingException', 400) : serviceError('InternalServerError', 500);
  if (kind === 'REJECTED') throw serviceError('MessageRejected', 400);
  if (kind === 'DIED_BEFORE') die(invocation);
  if (hasOptedOut(command.input['DestinationPhoneNumber']))
    throw serviceError('ConflictException', 409, { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' });
  const isReset = kind === 'RESET_BEFORE' || kind === 'RESET_AFTER';
  const output = await (isReset ? brokenAttempts.run({ kind, isSpent: false }, call) : call());
  onPerformed({ command: name, input: command.input });
  if (kind === 'DIED_AFTER') die(invocation);
  // Another call of the same process may have ended it meanwhile.
  stopIfDead(invocation);
  if (kind === 'LOST') throw connectionReset();
  return output;
};

/** Whoever answered STOP to the provider: one of twenty guests. The sandbox keeps no such list. */
export const hasOptedOut = (phone: unknown): boolean => typeof phone === 'string' && /^\+351910.*[13579]7$/.test(phone);

const die = (invocation: Invocation): never => {
  invocation.isDead = true;
  throw new ProcessDied();
};

const stopIfDead = ({ isDead }: Invocation): void => {
  if (isDead) throw new ProcessDied();
};

const connectionReset = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

const serviceError = (name: string, httpStatusCode: number, more: object = {}): Error =>
  Object.assign(new Error(name), { name, $fault: httpStatusCode >= 500 ? 'server' : 'client', $metadata: { httpStatusCode }, ...more });

/** File and function of ours that called. */
const callerOf = (stack = ''): string => {
  const line = stack.split('\n').find((frame) => frame.includes('/amplify/functions/')) ?? '';
  const [, name = ''] = line.match(/at (?:async )?(?:new )?([\w.<>]+) \(/) ?? [];
  const [, file = 'elsewhere'] = line.match(/\/amplify\/functions\/([\w./-]+\.ts)/) ?? [];
  return name ? `${file} ${name}` : file;
};
