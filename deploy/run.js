/** Entry of `npm run check:deploy`. Plain JavaScript, so that a Node.js that is too old to read TypeScript can still say so. */
const MINIMUM_MAJOR = 24;

const major = Number(process.versions.node.split('.')[0]);
if (major < MINIMUM_MAJOR) {
  console.error(`Usher is built with Node.js ${MINIMUM_MAJOR}, and this is ${process.versions.node}.`);
  console.error('Run it through npm, which brings its own Node.js; if that fails, run "npm ci" first, or "nvm install 24".');
  process.exit(1);
}
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
