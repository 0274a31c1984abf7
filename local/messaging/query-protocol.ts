/** The AWS query protocol, which SNS speaks: form fields in, XML out. */

type Tree = { [name: string]: Tree | string };

/** `A.entry.1.Name=x` becomes `{ A: { entry: { 1: { Name: 'x' } } } }`. */
export function parseQuery(body: string): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const [path, value] of new URLSearchParams(body)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let parent = root;
    for (const name of names) {
      const child = parent[name];
      parent = parent[name] = typeof child === 'object' ? child : (Object.create(null) as Tree);
    }
    parent[last] = value;
  }
  return root;
}

export const text = (tree: Tree | string | undefined, name: string): string | undefined => {
  const value = typeof tree === 'object' ? tree[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

export const branch = (tree: Tree | string | undefined, name: string): Tree => {
  const value = typeof tree === 'object' ? tree[name] : undefined;
  return typeof value === 'object' ? value : {};
};

/** The numbered children of `member` or `entry`, in order. */
export const listOf = (tree: Tree): Tree[] => {
  const [items] = [tree.member ?? tree.entry ?? {}];
  if (typeof items !== 'object') return [];
  return Object.entries(items)
    .sort(([one], [other]) => Number(one) - Number(other))
    .flatMap(([, item]) => (typeof item === 'object' ? [item] : []));
};

export type Xml = string | number | boolean | undefined | Xml[] | { [name: string]: Xml };

/** Lists become `<member>` elements; under the name `entry`, as maps need it, one `<entry>` each. */
export function toXml(value: Xml): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('');
  if (typeof value === 'object') return Object.entries(value).map(toElement).join('');
  return escapeXml(String(value));
}

function toElement([name, value]: [string, Xml]): string {
  if (value === undefined) return '';
  if (name === 'entry' && Array.isArray(value)) return value.map((item) => `<entry>${toXml(item)}</entry>`).join('');
  return `<${name}>${toXml(value)}</${name}>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
const escapeXml = (value: string): string => value.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
