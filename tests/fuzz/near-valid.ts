import fc from 'fast-check';
import { hostileJson, hostileText } from './hostile-values.ts';

type Mutation =
  | { kind: 'replace'; value: unknown }
  | { kind: 'text'; value: string }
  | { kind: 'remove' }
  | { kind: 'wrap' }
  | { kind: 'repeat'; times: number }
  | { kind: 'addKey'; key: string; value: unknown };

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('replace' as const), value: hostileJson }) },
  // What keeps the type gets past the first check, and further in.
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text' as const), value: hostileText }) },
  { weight: 2, arbitrary: fc.constant<Mutation>({ kind: 'remove' }) },
  { weight: 1, arbitrary: fc.constant<Mutation>({ kind: 'wrap' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), times: fc.constantFrom(2, 3, 60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('addKey' as const), key: hostileText, value: hostileJson }) },
);

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number };

const isHolder = (value: unknown): value is Place['holder'] => typeof value === 'object' && value !== null;

/** Where something can be changed, in depth-first order. */
const placesIn = (holder: Place['holder']): Place[] => {
  const keys: (string | number)[] = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  return keys.flatMap((key) => {
    const value = (holder as Record<string | number, unknown>)[key];
    return [{ holder, key }, ...(isHolder(value) ? placesIn(value) : [])];
  });
};

/** An own key whatever its name: assigning to `__proto__` would change the prototype instead. */
const setOwn = (holder: Place['holder'], key: string | number, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const change = ({ holder, key }: Place, wanted: Mutation): void => {
  const value = (holder as Record<string | number, unknown>)[key];
  switch (wanted.kind) {
    case 'replace':
      return setOwn(holder, key, wanted.value);
    case 'text':
      return typeof value === 'string' ? setOwn(holder, key, wanted.value) : undefined;
    case 'remove':
      return void (Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key));
    case 'wrap':
      return setOwn(holder, key, [value]);
    case 'repeat':
      return setOwn(holder, key, Array.isArray(value) ? Array.from({ length: wanted.times }, () => value).flat() : value);
    case 'addKey':
      return setOwn(isHolder(value) ? value : holder, wanted.key, wanted.value);
  }
};

/** Valid JSON with up to `most` things wrong in it; now and then nothing is. */
export const nearValid = (valid: fc.Arbitrary<unknown>, most = 3): fc.Arbitrary<unknown> =>
  fc.tuple(valid, fc.array(fc.tuple(fc.nat({ max: 10_000 }), mutation), { maxLength: most })).map(([value, mutations]) => {
    const root = { value: structuredClone(value) };
    for (const [where, wanted] of mutations) {
      const places = placesIn(root);
      const place = places[where % places.length];
      if (place) change(place, wanted);
    }
    return root.value;
  });

/** A text with some of its characters changed, cut, doubled or swapped for others of the same alphabet. */
export const nearText = (valid: fc.Arbitrary<string>, alphabet: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      valid,
      fc.array(fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 4 }), fc.constantFrom(...alphabet), hostileText), { maxLength: 3 }),
    )
    .map(([text, edits]) =>
      edits.reduce((edited, [where, kind, character, hostile]) => {
        const at = where % (edited.length + 1);
        const [before, after] = [edited.slice(0, at), edited.slice(at)];
        return (
          [before + character + after.slice(1), before, before + after.slice(1), before + hostile + after, edited.toLowerCase()][kind] ??
          edited
        );
      }, text),
    );
