/**
 * Runs in a process of its own (see synthesize.ts): imports the backend and makes Amplify write its cloud assembly, as
 * the `ampx` command line does. What goes wrong is printed as a message with its place, and ends the process with 1.
 */
import { pathToFileURL } from 'node:url';

const MAX_PLACES = 3;

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.includes('/amplify/') || line.includes('/lib/'))
    .filter((line) => !line.includes('node_modules'))
    .slice(0, MAX_PLACES);
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : '';
  return [`${error.message}${cause}`, ...places].join('\n');
};

try {
  const [backendFile = ''] = process.argv.slice(2);
  await import(pathToFileURL(backendFile).href);
  // The type of the event is Node's own; Amplify listens for a message of the ampx process.
  process.emit('message', 'amplifySynth', undefined);
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
}
