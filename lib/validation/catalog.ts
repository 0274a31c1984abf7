import * as z from 'zod';
import { CATALOG_LIMITS, isDietaryTag } from '../domain/catalog.ts';
import { REQUEST_LIMITS } from '../domain/guest-request.ts';
import { SERVICE_AREA_LIMITS } from '../domain/service-area.ts';
import { line, optionalText } from './text.ts';

const PICTURE_PREFIX = 'data:image/webp;base64,';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** https://developers.google.com/speed/webp/docs/riff_container: RIFF, four bytes of length, WEBP. */
const isWebp = (base64: string): boolean => {
  if (!BASE64.test(base64)) return false;
  const head = atob(base64.slice(0, 16));
  return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP';
};

const whole = (what: string, smallest: number, largest: number) =>
  z
    .number({ error: `Please enter ${what}.` })
    .int('Please enter a whole number.')
    .min(smallest, `Please enter at least ${smallest}.`)
    .max(largest, `Please enter at most ${largest.toLocaleString('en')}.`);

/** An instant, ISO 8601 with zone; becomes UTC. Empty and null become undefined. */
const optionalInstant = z
  .union([z.literal(''), z.iso.datetime({ offset: true })], { error: 'Please enter a date and a time.' })
  .nullish()
  .transform((value) => (value ? new Date(value).toISOString() : undefined));

const picture = z
  .string()
  .nullish()
  .transform((value) => value || undefined)
  .pipe(
    z
      .string()
      .max(CATALOG_LIMITS.picture, 'This picture is too large.')
      .refine(
        (value) =>
          value.length > CATALOG_LIMITS.picture || (value.startsWith(PICTURE_PREFIX) && isWebp(value.slice(PICTURE_PREFIX.length))),
        'Please choose a WebP picture.',
      )
      .optional(),
  );

const dietaryTags = z
  .array(z.string().refine(isDietaryTag, 'There is no such tag.'))
  .max(CATALOG_LIMITS.dietaryTags, `Please choose at most ${CATALOG_LIMITS.dietaryTags}.`)
  .transform((tags) => [...new Set(tags)]);

/** Id of a service area. */
export const areaIdInput = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Please choose an area.')
  .max(SERVICE_AREA_LIMITS.name + 4);

/** The organizer's form and the input of createCatalogItem and updateCatalogItem. */
export const catalogItemInput = z
  .object({
    category: z.enum(['FOOD', 'BEVERAGE', 'HANDOUT', 'ASSISTANCE'], 'Please choose a category.'),
    name: line('a name', CATALOG_LIMITS.name),
    description: optionalText(CATALOG_LIMITS.description),
    picture,
    priceCents: whole('a price', 0, CATALOG_LIMITS.priceCents),
    dietaryTags,
    availableFrom: optionalInstant,
    availableUntil: optionalInstant,
    area: areaIdInput,
    limitPerGuest: whole('how many one guest may have', 1, CATALOG_LIMITS.limitPerGuest)
      .nullish()
      .transform((value) => value ?? undefined),
  })
  .refine(({ availableFrom, availableUntil }) => !availableFrom || !availableUntil || availableFrom < availableUntil, {
    path: ['availableUntil'],
    message: 'It must end after it begins.',
  });

/** A valid item: trimmed, instants in UTC. */
export type CatalogItemInput = z.infer<typeof catalogItemInput>;

/** How much is left; null and undefined for no limit. */
export const stockInput = whole('how many there are', 0, CATALOG_LIMITS.stock)
  .nullish()
  .transform((value) => value ?? undefined);

export const itemIdInput = z
  .string()
  .regex(/^[\w-]+$/, 'This is not the id of an item.')
  .max(REQUEST_LIMITS.idLength);

export const versionInput = z.number().int().min(1);

const serviceAreaInput = z.object({
  id: areaIdInput.nullish().transform((value) => value ?? undefined),
  name: line('a name', SERVICE_AREA_LIMITS.name),
  targetMinutes: whole('how many minutes', 1, SERVICE_AREA_LIMITS.targetMinutes),
});

const isRepeated = (values: readonly (string | undefined)[], index: number): boolean =>
  values[index] !== undefined && values.indexOf(values[index]) < index;

/** The organizer's list of areas and the input of saveServiceAreas. Names tell areas apart, whatever their case. */
export const serviceAreasInput = z
  .array(serviceAreaInput)
  .max(SERVICE_AREA_LIMITS.count, `An event has at most ${SERVICE_AREA_LIMITS.count} areas.`)
  .superRefine((areas, context) => {
    const ids = areas.map(({ id }) => id);
    const names = areas.map(({ name }) => name.toLowerCase());
    for (const index of areas.keys()) {
      if (isRepeated(ids, index)) context.addIssue({ code: 'custom', path: [index, 'id'], message: 'This area is in the list twice.' });
      if (isRepeated(names, index)) context.addIssue({ code: 'custom', path: [index, 'name'], message: 'Another area has this name.' });
    }
  });
