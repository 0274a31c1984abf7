import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** Everything from this heading on is written by a command; what stands before it is written by people. */
const HEADING = '## Last result';

/** Replaces the last section of a page in docs/. */
export const writeLastResult = async (page: string, lines: readonly string[]): Promise<void> => {
  const file = fileURLToPath(new URL(`../../docs/${page}`, import.meta.url));
  const [before = ''] = readFileSync(file, 'utf8').split(`${HEADING}\n`);
  const text = `${before}${HEADING}\n\n${lines.join('\n')}\n`;
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
};

/** Rows of a Markdown table, the first of them its head. */
export const tableOf = (rows: readonly (readonly (string | number)[])[]): string[] => {
  const [head = [], ...rest] = rows;
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rest.map(line), ''];
};

/** The same rows for a terminal: columns under one another. */
export const columnsOf = (rows: readonly (readonly (string | number)[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          typeof cell === 'number' || column > 0 ? String(cell).padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
};
