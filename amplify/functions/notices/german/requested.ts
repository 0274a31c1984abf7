import type { RequestFacts } from '../notice-request.ts';

/** More names than these make no readable line. */
const NAMED = 3;

/** "2 × Flat White und 1 × Croissant"; "Ihr Hilferuf" when nothing was ordered. */
export const requestedThings = ({ lines }: Pick<RequestFacts, 'lines'>): string => {
  if (lines.length === 0) return 'Ihr Hilferuf';
  const named = lines.slice(0, NAMED).map(({ name, quantity }) => `${quantity} × ${name}`);
  const more = lines.length - named.length;
  return new Intl.ListFormat('de-DE').format(more > 0 ? [...named, `${more} weitere`] : named);
};
