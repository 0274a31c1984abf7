import type { Template } from './branch-assembly.ts';

const SUBSTITUTION = /\$\{([A-Za-z0-9]+)/g;

const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [Array.isArray(inner) ? String(inner[0]) : (String(inner).split('.')[0] ?? '')];
    if (key !== 'Fn::Sub') return namesIn(inner);
    const text = String(Array.isArray(inner) ? inner[0] : inner);
    return [...text.matchAll(SUBSTITUTION)].map(([, name]) => name ?? '').concat(namesIn(inner));
  });
};

/**
 * The first circle of resources that wait for one another, as logical ids; undefined when there is none. CDK writes such a
 * template without a word and CloudFormation refuses it.
 */
export const findCycle = ({ resources }: Template): string[] | undefined => {
  const done = new Set<string>();
  const visit = (id: string, path: string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    const resource = resources[id];
    if (!resource || done.has(id)) return undefined;
    const names = [...namesIn(resource.Properties), ...[resource.DependsOn ?? []].flat()];
    for (const name of names) {
      const cycle = name === id ? undefined : visit(name, [...path, id]);
      if (cycle) return cycle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of Object.keys(resources)) {
    const cycle = visit(id, []);
    if (cycle) return cycle;
  }
  return undefined;
};
