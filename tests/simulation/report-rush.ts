import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { RushResult } from './simulate-rush.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/simulation.md', import.meta.url));
const HEADING = '## Last result';

/** Writes the last section of docs/simulation.md, and the result as one JSON object on the last line. */
export const reportRush = async (result: RushResult): Promise<void> => {
  const { sites, wrong, ...numbers } = result;
  const text = readFileSync(DOCUMENT, 'utf8');
  const before = text.slice(0, text.indexOf(HEADING));
  const places = sites.map(({ site, calls, before: first, after }) => `| ${site.replaceAll('|', '/')} | ${calls} | ${first} | ${after} |`);
  const lines = [
    `${HEADING}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, Node ${process.version}: ${wrong.length === 0 ? 'everything reconciles' : `**${wrong.length} things are wrong**`}.`,
    '',
    ...wrong.slice(0, 20).map((line) => `- ${line}`),
    ...(wrong.length > 0 ? [''] : []),
    '```json',
    JSON.stringify(numbers, null, 2),
    '```',
    '',
    'Faults by place (function, file and function that call, command):',
    '',
    '| Place | Calls | Failed before | Failed after |',
    '| --- | --- | --- | --- |',
    ...places,
    '',
  ];
  const options = { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT };
  writeFileSync(DOCUMENT, await format(before + lines.join('\n'), options));
  for (const line of wrong) process.stdout.write(`WRONG ${line}\n`);
  process.stdout.write(`${JSON.stringify({ ...numbers, places: sites.length, wrong: wrong.length })}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
};
