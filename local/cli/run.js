/**
 * Entry of every `npm run dev` and `npm run sandbox*`. Plain JavaScript, so that a Node.js that is too old to read
 * TypeScript can still say so.
 */
// A namespace: an old Node.js has no such function and must not stumble over its name.
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const MINIMUM_MAJOR = 24;

const major = Number(process.versions.node.split('.')[0]);
if (major < MINIMUM_MAJOR) {
  console.error(`Usher's sandbox needs Node.js ${MINIMUM_MAJOR}, and this is ${process.versions.node}.`);
  console.error('Run it through npm ("npm run dev"), which brings its own Node.js; if that fails, run "npm ci" first.');
  process.exit(1);
}
// The C library's allocator keeps memory apart for up to eight threads a core, and every function runs in a thread of its own:
// with two such arenas the sandbox takes a fourth less. The variable counts only from a process's start, so this one starts anew.
if (process.platform === 'linux' && !process.env['MALLOC_ARENA_MAX'] && process.execve) {
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, args, { ...process.env, MALLOC_ARENA_MAX: '2' });
}
// What is in use stays at some 60 MB, but V8 lets garbage grow to three times that before it collects it. This costs one short
// collection in a dozen seconds of full load, and a quarter of the memory less.
setFlagsFromString('--heap-growing-percent=30');
// A third less work at every start after the first: neither types are stripped nor code is compiled again.
nodeModule.enableCompileCache(fileURLToPath(new URL('../../.local/compile-cache', import.meta.url)));
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
