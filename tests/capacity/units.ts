import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Deployed } from './measure/deployed.ts';
import type { UnitsOfActivity } from './measure/per-time.ts';

/** What a measurement found. Written by `npm run cost -- --measure`, kept with the code. */
export type Units = {
  /** ISO 8601 date. */
  measuredOn: string;
  machine: string;
  deployed: Deployed;
  /** Of all tables, when everything was done. */
  storedBytesPerGuest: number;
  /** By name, in the order of an event. */
  activities: Record<string, UnitsOfActivity>;
};

const FILE = fileURLToPath(new URL('units.json', import.meta.url));

export const readUnits = (): Units => JSON.parse(readFileSync(FILE, 'utf8')) as Units;

export const writeUnits = (units: Units): void => writeFileSync(FILE, `${JSON.stringify(units, null, 2)}\n`);

/** What one time of an activity uses. Throws for a name that was not measured. */
export const unitsOf = ({ activities }: Units, name: string): UnitsOfActivity => {
  const units = activities[name];
  if (!units) throw new Error(`"${name}" was not measured: run npm run cost -- --measure.`);
  return units;
};
