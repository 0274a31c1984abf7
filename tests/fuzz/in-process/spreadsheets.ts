import fc from 'fast-check';
import { csvOf } from '../../../components/organizer/numbers/csv.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';

/** RFC 4180, strictly: undefined for a text that is none. */
const readCsv = (text: string): string[][] | undefined => {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/suy;
  const rows: string[][] = [];
  const row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    if (end === undefined) return undefined;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push(row.splice(0));
  }
  return rows;
};

/** https://owasp.org/www-community/attacks/CSV_Injection, full-width signs included. */
const RUNS_AS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const formula = fc
  .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '"=', ',='), hostileText)
  .map((parts) => parts.join(''));
const cell = fc.oneof(hostileText, formula, fc.integer(), fc.double({ noNaN: true }), fc.constant(undefined));

/** What Usher writes: it reads no CSV. Every cell comes out where it was, as it was but for the mark before a formula. */
export const spreadsheetTarget = fuzzTarget({
  name: 'CSV files',
  share: 4,
  inputs: fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  judge: (rows) => {
    const [mark, ...rest] = csvOf(rows);
    const read = mark === '\uFEFF' ? readCsv(rest.join('')) : undefined;
    if (!read) throw new FuzzFault('This is no CSV file that begins with its mark.');
    if (read.length !== rows.length) throw new FuzzFault(`${rows.length} rows became ${read.length}.`);
    for (const [index, row] of rows.entries()) {
      const wanted = row.map((value) => String(value ?? ''));
      const found = read[index] ?? [];
      if (found.length !== wanted.length) throw new FuzzFault(`${wanted.length} cells became ${found.length}.`);
      for (const [column, text] of wanted.entries()) {
        const written = found[column] ?? '';
        if (written !== text && written !== `'${text}`) throw new FuzzFault('A cell changed.');
        if (RUNS_AS_FORMULA.test(written) && !isNumber(written)) throw new FuzzFault(`A spreadsheet runs ${JSON.stringify(written)}.`);
      }
    }
    return rows.flat().some((value) => RUNS_AS_FORMULA.test(String(value ?? ''))) ? 'formula defused' : 'written';
  },
});
