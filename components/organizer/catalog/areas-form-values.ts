import type { FieldErrors, Resolver } from 'react-hook-form';
import { numberOf } from '@/components/ui/whole-number';
import type { ServiceAreaInput, ServiceAreas } from '@/lib/data/manage-catalog';
import type { FieldIssue } from '@/lib/domain/app-error';
import { serviceAreasInput } from '@/lib/validation/catalog';

/** An area as it is typed; `areaId` is empty for a new one. (`id` belongs to the form library's own rows.) */
export type AreaFields = { areaId: string; name: string; targetMinutes: string };
export type AreasFormFields = { areas: AreaFields[] };

export const NEW_AREA: AreaFields = { areaId: '', name: '', targetMinutes: '10' };

export const areasFormValuesOf = ({ areas }: ServiceAreas): AreasFormFields => ({
  areas: areas.map(({ id, name, targetMinutes }) => ({ areaId: id, name, targetMinutes: String(targetMinutes) })),
});

type AreaPath = `areas.${number}.${'name' | 'targetMinutes'}`;

/** Where an issue of the schema or of the server belongs in the form; undefined when it is about the list as a whole. */
export const areaPathOf = (path: string): AreaPath | undefined => {
  const [, index, field] = /(?:^|\.)(\d+)\.(id|name|targetMinutes)$/.exec(path) ?? [];
  return index && field ? `areas.${Number(index)}.${field === 'targetMinutes' ? field : 'name'}` : undefined;
};

/** Checks the list with the server's own schema. */
export const areasResolver: Resolver<AreasFormFields, unknown, ServiceAreaInput[]> = ({ areas }) => {
  const parsed = serviceAreasInput.safeParse(
    areas.map(({ areaId, name, targetMinutes }) => ({ id: areaId || undefined, name, targetMinutes: numberOf(targetMinutes) })),
  );
  if (parsed.success) return { values: parsed.data, errors: {} };
  return { values: {}, errors: errorsOf(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))) };
};

const errorsOf = (issues: FieldIssue[]): FieldErrors<AreasFormFields> => {
  const rows: Partial<Record<'name' | 'targetMinutes', { type: string; message: string }>>[] = [];
  for (const { path, message } of issues) {
    const [, index, field] = areaPathOf(path)?.split('.') ?? [];
    if (!index) return { areas: { root: { type: 'schema', message } } };
    const row = (rows[Number(index)] ??= {});
    row[field === 'targetMinutes' ? field : 'name'] ??= { type: 'schema', message };
  }
  return { areas: rows };
};
