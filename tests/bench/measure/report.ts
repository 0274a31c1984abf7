import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

export type BenchResult = {
  bench: string;
  /** Ours against the baseline of the same run. */
  ratio: number;
  target: number;
  pass: boolean;
  [figure: string]: unknown;
};

const DOCUMENT = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const INTRODUCTION = `# Benchmarks

Written by \`npm run bench:*\`. Every ratio compares Usher with a baseline that ran beside it, in the same run on the same
machine, because single times say more about the machine than about the code. Machines are shared and noisy.
`;

const machine = (): string => {
  const processors = cpus();
  return `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.version}`;
};

/** Writes the bench's section of docs/benchmarks.md, and the result as one JSON object on the last line. */
export const report = (result: BenchResult, explanation: string): void => {
  const heading = `## ${result.bench}`;
  const section = `${heading}\n\n${explanation}\n\nMachine: ${machine()}. Date: ${new Date().toISOString().slice(0, 10)}.\n\n\`\`\`json\n${JSON.stringify(result, null, 2)}\n\`\`\`\n`;
  const sections = existsSync(DOCUMENT)
    ? readFileSync(DOCUMENT, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const others = sections.filter((text) => !text.startsWith(`${heading}\n`)).map((text) => text.trimEnd() + '\n');
  writeFileSync(DOCUMENT, [INTRODUCTION, ...[...others, section].sort()].join('\n'));
  console.log(JSON.stringify(result));
  process.exitCode = result.pass ? 0 : 1;
};
