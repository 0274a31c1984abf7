import { createContext, Script, type Context } from 'node:vm';
import type { SandboxClock } from '../../clock.ts';
import type { LogStore } from '../../ports.ts';
import { SandboxError } from '../../sandbox-error.ts';
import { extensions } from '../runtime/extensions.ts';
import { sharedUtilities, unsupported } from '../runtime/utilities.ts';
import { dynamodbModule } from './dynamodb-module.ts';
import { EarlyReturn } from './early-return.ts';
import { moduleToFunctionBody } from './module-code.ts';

export type JsModule = { request?: (ctx: unknown) => unknown; response?: (ctx: unknown) => unknown };

/** Globals that APPSYNC_JS does not have: code that needs them would fail after a deployment. */
const ABSENT_GLOBALS = [
  'Date',
  'RegExp',
  'Promise',
  'Proxy',
  'Reflect',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'FinalizationRegistry',
  'SharedArrayBuffer',
  'Atomics',
  'WebAssembly',
  'Intl',
  'Iterator',
  'eval',
];

/**
 * The runtime of JavaScript resolvers: one context per API without any of Node's globals. Every module is compiled once;
 * its handlers are plain functions afterwards.
 */
export class JsRealm {
  readonly #context: Context;
  readonly #runtime: Record<string, unknown>;
  readonly #modules = new Map<string, JsModule>();

  constructor({ clock, log }: { clock: SandboxClock; log: LogStore }) {
    this.#context = createContext(Object.create(null) as Context, { codeGeneration: { strings: false, wasm: false } });
    const util = { ...sharedUtilities(clock), rds: notThere('util.rds'), ai: notThere('util.ai') };
    const runtime = {
      earlyReturn: (value: unknown, options?: { skipTo?: 'END' | 'NEXT' }): never => {
        throw new EarlyReturn(value, options?.skipTo ?? 'NEXT');
      },
    };
    this.#runtime = { utils: { util, extensions, runtime }, dynamodb: dynamodbModule };
    const write =
      (level: 'info' | 'error') =>
      (...values: unknown[]) =>
        log.write({
          source: 'appsync',
          level,
          text: values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' '),
        });
    const globals = {
      util,
      extensions,
      runtime,
      console: { log: write('info'), info: write('info'), warn: write('info'), error: write('error') },
    };
    Object.assign(this.#context, globals);
    new Script(`for (const name of ${JSON.stringify(ABSENT_GLOBALS)}) delete globalThis[name];`).runInContext(this.#context);
  }

  /** Compiles and evaluates a module; equal sources share one. */
  load(source: string, name: string): JsModule {
    const known = this.#modules.get(source);
    if (known) return known;
    const body = moduleToFunctionBody(source, name);
    try {
      const script = new Script(`(function (__appsync) {${body}})`, { filename: name });
      const evaluate = script.runInContext(this.#context) as (runtime: unknown) => JsModule;
      const module = evaluate(this.#runtime);
      this.#modules.set(source, module);
      return module;
    } catch (error) {
      throw new SandboxError({
        code: 'TEMPLATE_UNSUPPORTED',
        message: `The resolver code ${name} fails when it is loaded: ${(error as Error).message}`,
        resolution: 'Mend the resolver; AppSync would refuse it at deployment.',
        cause: error,
      });
    }
  }
}

const notThere = (what: string): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw unsupported(what);
      },
    },
  );
