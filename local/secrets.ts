import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { LocalBackend } from './cloud-assembly/local-backend.ts';
import { writeFileAtOnce } from './data-folder.ts';
import { SandboxError } from './sandbox-error.ts';

/** Enough for any key: it is also the seed of an Ed25519 key, in base64. */
const SECRET_BYTES = 32;
const PRIVATE_FILE = 0o600;

type SecretPaths = Record<string, { path: string; sharedPath?: string }>;

/**
 * The values that SSM Parameter Store answers with: plain parameters of the template, and secrets. A secret that a
 * function names gets a random value when it is first seen and keeps it, in a file that a developer may edit.
 */
export class ParameterStore {
  readonly #file: string;
  #secrets: Record<string, string>;
  #parameters = new Map<string, string>();

  /** Rejects with DATA_FOLDER_BROKEN when the file is not JSON. */
  constructor(file: string) {
    this.#file = file;
    this.#secrets = existsSync(file) ? parseSecrets(file) : {};
  }

  applyBackend({ functions, parameters }: LocalBackend): void {
    this.#parameters = new Map(parameters.map(({ name, value }) => [name, value]));
    const missing = functions.flatMap(secretPathsOf).filter((path) => this.get(path) === undefined);
    if (missing.length === 0) return;
    for (const path of missing) this.#secrets[path] ??= randomBytes(SECRET_BYTES).toString('base64');
    writeFileAtOnce(this.#file, `${JSON.stringify(this.#secrets, undefined, 2)}\n`, PRIVATE_FILE);
  }

  /** The value of a parameter by its full name. */
  get(name: string): string | undefined {
    return this.#parameters.get(name) ?? (Object.hasOwn(this.#secrets, name) ? this.#secrets[name] : undefined);
  }

  /** Full names of all parameters and secrets. */
  names(): string[] {
    return [...new Set([...this.#parameters.keys(), ...Object.keys(this.#secrets)])];
  }
}

/** Amplify names a function's secrets, with their paths in SSM, in one variable of its environment. */
const secretPathsOf = ({ environment }: LocalBackend['functions'][number]): string[] => {
  const config = JSON.parse(environment.AMPLIFY_SSM_ENV_CONFIG ?? '{}') as SecretPaths;
  return Object.values(config).map(({ path }) => path);
};

const parseSecrets = (file: string): Record<string, string> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (cause) {
    throw new SandboxError({
      code: 'DATA_FOLDER_BROKEN',
      message: `The secrets in ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      resolution: 'Mend the JSON in it. Deleting it makes new secrets, and all tickets signed with the old ones are refused.',
      cause,
    });
  }
};
