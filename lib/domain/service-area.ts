/** Where requests are served: a bar, a stand, the help desk. */
export type ServiceArea = { id: string; name: string; targetMinutes: number };

export const SERVICE_AREA_LIMITS = { count: 50, name: 60, targetMinutes: 240 } as const;

/** Stands for all areas in an alert. No area has this id. */
export const ALL_AREAS = '*';

/** Every event has it: a call for help always has somewhere to go. Organizers may rename it, not remove it. */
export const HELP_DESK: ServiceArea = { id: 'help', name: 'Help desk', targetMinutes: 5 };

/** Of events that name none. */
export const DEFAULT_CURRENCY = 'EUR';

/** The areas of an event, the help desk among them. */
export const serviceAreasOf = (areas: readonly (ServiceArea | null)[] | null | undefined): ServiceArea[] => {
  const known = (areas ?? []).filter((area) => area !== null);
  return known.some(({ id }) => id === HELP_DESK.id) ? known : [...known, HELP_DESK];
};

const SLUG_LENGTH = 40;

/** "Bar (north)" becomes `bar-north`; a name without Latin letters or digits becomes `area`. */
const slugOf = (name: string): string => {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').slice(0, SLUG_LENGTH);
  return slug.replace(/^-+|-+$/g, '') || 'area';
};

const freeId = (name: string, taken: ReadonlySet<string>): string => {
  const slug = slugOf(name);
  let id = slug;
  for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;
  return id;
};

/** An area as an organizer wants it; without an id it is new. */
export type WantedArea = Omit<ServiceArea, 'id'> & { id?: string | undefined };

/**
 * The areas that an organizer's list makes of the current ones, which ids it takes away, and which of its ids no area has. An
 * id never changes with the name, and no new area gets the id of one that goes: open requests and printed codes hold it.
 * The help desk stays although the list may leave it out.
 */
export const changeServiceAreas = (
  current: readonly ServiceArea[],
  wanted: readonly WantedArea[],
): { areas: ServiceArea[]; removed: string[]; unknown: string[] } => {
  const known = new Set(serviceAreasOf(current).map(({ id }) => id));
  const taken = new Set(known);
  const areas = wanted.map(({ id, name, targetMinutes }) => {
    const areaId = id ?? freeId(name, taken);
    taken.add(areaId);
    return { id: areaId, name, targetMinutes };
  });
  const helpDesk = serviceAreasOf(current).find(({ id }) => id === HELP_DESK.id);
  if (helpDesk && !areas.some(({ id }) => id === HELP_DESK.id)) areas.push(helpDesk);
  const kept = new Set(areas.map(({ id }) => id));
  return {
    areas,
    removed: [...known].filter((id) => !kept.has(id)),
    unknown: wanted.flatMap(({ id }) => (id && !known.has(id) ? [id] : [])),
  };
};
