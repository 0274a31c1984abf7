/** Imports one module in this process, which is new, and prints the milliseconds that took. */
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const [, , file = ''] = process.argv;
const address = pathToFileURL(file).href;
const begun = performance.now();
await import(address);
process.stdout.write(`${performance.now() - begun}\n`);
// Bundles of Amplify keep a timer.
process.exit();
