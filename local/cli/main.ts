import { SandboxError } from '../sandbox-error.ts';
import { printError } from './terminal.ts';

type Command = { run(args: string[]): Promise<number> };

/** Imported only when asked for: `dev` must not load what `import` needs. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  dev: () => import('./dev.ts'),
  sandbox: () => import('./sandbox.ts'),
  reset: () => import('./reset.ts'),
  export: () => import('./export.ts'),
  import: () => import('./import.ts'),
  exec: () => import('./exec.ts'),
};

/** Runs one command and ends the process with its exit code. What the developer can mend is told in two lines. */
export const main = async ([name = '', ...args]: string[]): Promise<void> => {
  const load = COMMANDS[name];
  if (!load) {
    console.error(`Unknown command "${name}". Choose from ${Object.keys(COMMANDS).join(', ')}.`);
    process.exit(2);
  }
  // A closed terminal takes our output away; stopping in order matters more than saying so.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    const command = await load();
    process.exit(await command.run(args));
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    printError(error);
    process.exit(1);
  }
};
