import fc from 'fast-check';

/** Texts that break something somewhere: injections, control and bidirectional characters, odd numbers, names of prototypes. */
const CLASSICS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u2066',
  '\ufeff',
  '🧑🏽‍🚀'.repeat(20),
  'e\u0301'.repeat(50),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '=HYPERLINK("http://x.example","y")',
  '＝1+1',
  "' OR '1'='1",
  '"); DROP TABLE Guest;--',
  '${7*7}',
  '{{7*7}}',
  '$util.error("x")',
  '#set($x = 1)$x',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '/..//evil.example',
  '/.\\evil.example',
  '//evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  'http://169.254.169.254/latest/meta-data/',
  'BEGIN:VEVENT\r\nEND:VCALENDAR\r\n',
  'x\r\nBcc: all@evil.example',
  '*)(uid=*))(|(uid=*',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '0x10',
  '9'.repeat(40),
  '2026-02-30T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '-000001-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '+275760-09-13T00:00:00.001Z',
  'x'.repeat(3_000),
  'ü'.repeat(1_100),
];

const NUMBERS = [0, -0, -1, 1.5, 1e21, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, 1e308];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...CLASSICS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...CLASSICS), fc.constantFrom(...CLASSICS)).map((texts) => texts.join('')) },
);

export const hostileScalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NUMBERS, null, true, false) },
  { weight: 1, arbitrary: fc.integer() },
);

/** Any JSON, with keys that name prototypes among the others. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileScalar },
  { weight: 1, arbitrary: fc.array(hostileScalar, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.dictionary(hostileText, hostileScalar, { maxKeys: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 5_000).map((count) => Array.from({ length: count }, () => 0)) },
  { weight: 1, arbitrary: fc.constantFrom(20, 200).map((depth) => nested(depth)) },
);

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};
