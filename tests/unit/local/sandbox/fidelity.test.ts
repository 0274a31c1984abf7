import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const page = readFileSync(`${root}local/FIDELITY.md`, 'utf8');

type Row = { promise: string; link: string; file: string; title: string };

const ROW = /^\| (?<promise>.+?) +\| \[page\]\((?<link>[^)]+)\) +\| `(?<file>tests\/[^`]+)` “(?<title>[^|]+)” +\|$/;
const promises = page.slice(0, page.indexOf('## Where it differs'));
const lines = promises.split('\n').filter((line) => line.startsWith('|') && !/^\| (Promise|-+) /.test(line));
const rows = lines.map((line) => ROW.exec(line)?.groups as Row | undefined);

const OFFICIAL = new Set(['docs.aws.amazon.com', 'docs.amplify.aws']);
/** Folders of local/ that stand in for no service of AWS. */
const OUR_OWN = new Set(['cli', 'console', 'metering', 'seed']);

/** As it stands in the source of a test, after `it(`, `test(` or the table of an `each`. */
const hasTest = (source: string, title: string): boolean => {
  const words = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "\\\\?'");
  return new RegExp(`(?:\\b(?:it|test)\\(|\\)\\()\\s*(['"\`])${words}\\1`).test(source);
};

describe('the list of what the sandbox promises', () => {
  it('is a table that can be read, with a promise for every part of AWS in it', () => {
    expect(lines.filter((_, index) => rows[index] === undefined)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(80);
    expect(new Set(rows.map((row) => row?.promise)).size).toBe(rows.length);
  });

  it('names tests that exist', () => {
    const missing = rows.flatMap((row) => {
      if (!row) return [];
      const source = existsSync(root + row.file) ? readFileSync(root + row.file, 'utf8') : '';
      return hasTest(source, row.title) ? [] : [`${row.file}: ${row.title}`];
    });
    expect(missing).toEqual([]);
  });

  it('links to documentation of AWS alone', () => {
    const foreign = rows.filter((row) => row && !(row.link.startsWith('https://') && OFFICIAL.has(new URL(row.link).hostname)));
    expect(foreign).toEqual([]);
  });

  it('leaves out no folder that stands in for a service', () => {
    const folders = readdirSync(`${root}local`, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const sections = promises.split('\n').filter((line) => line.startsWith('In `'));
    const missing = folders.filter((folder) => !OUR_OWN.has(folder) && !sections.some((line) => line.includes(`\`${folder}/`)));
    expect(missing).toEqual([]);
  });

  it('would notice a test that was renamed', () => {
    expect(hasTest("it('refuses a wrong key', () => {});", 'refuses a wrong key')).toBe(true);
    expect(hasTest("  ])('refuses %s', () => {});", 'refuses %s')).toBe(true);
    expect(hasTest("it('refuses another key', () => {});\n// refuses a wrong key", 'refuses a wrong key')).toBe(false);
  });
});
