import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionFailure } from './messages.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

/** A function that cannot be started, with Lambda's name for the reason. */
export class InitError extends Error {
  readonly failure: FunctionFailure;

  constructor(errorType: string, errorMessage: string) {
    super(errorMessage);
    this.failure = { errorType, errorMessage, trace: [] };
  }
}

/** Loads the bundle and finds the handler in it. Throws InitError, or what the bundle itself throws. */
export async function loadHandler({ codePath, handlerName }: { codePath: string; handlerName: string }): Promise<Handler> {
  const dot = handlerName.lastIndexOf('.');
  const file = join(codePath, handlerName.slice(0, dot));
  const path = ['.mjs', '.js', '.cjs'].map((extension) => `${file}${extension}`).find(existsSync);
  if (!path) throw new InitError('Runtime.ImportModuleError', `Cannot find module '${handlerName.slice(0, dot)}'`);
  const module = (await import(pathToFileURL(path).href)) as Record<string, unknown> & { default?: Record<string, unknown> };
  const handler = module[handlerName.slice(dot + 1)] ?? module.default?.[handlerName.slice(dot + 1)];
  if (typeof handler !== 'function') throw new InitError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html: nodejs24.x runs no handlers with a callback.
  if (handler.length > 2)
    throw new InitError('Runtime.CallbackHandlerDeprecated', 'Handlers that take a callback are not supported from Node.js 24 on.');
  return handler as Handler;
}
