import { describe, expect, it } from 'vitest';
import { branch, listOf, parseQuery, text, toXml } from '../../../../local/messaging/query-protocol.ts';

describe('AWS query protocol', () => {
  it('reads numbered entries in order, the tenth after the second', () => {
    const query = parseQuery([10, 2, 1].map((index) => `List.member.${index}.Id=${index}`).join('&'));
    expect(listOf(branch(query, 'List')).map((entry) => text(entry, 'Id'))).toEqual(['1', '2', '10']);
  });

  it('takes no name for part of an object’s prototype', () => {
    const query = parseQuery('__proto__.polluted=1&constructor.prototype.polluted=1');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(text(query, 'polluted')).toBeUndefined();
  });

  it('escapes what XML would read as markup', () => {
    expect(toXml({ Message: 'a<b & "c"' })).toBe('<Message>a&lt;b &amp; &quot;c&quot;</Message>');
    expect(toXml({ List: [{ A: 1 }, { A: undefined }], Empty: [] })).toBe(
      '<List><member><A>1</A></member><member></member></List><Empty></Empty>',
    );
    expect(toXml({ entry: [{ key: 'k', value: 'v' }] })).toBe('<entry><key>k</key><value>v</value></entry>');
  });
});
