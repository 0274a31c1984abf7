import type { RequestFacts } from '../notice-request.ts';

/** More names than these make no readable line. */
const NAMED = 3;

/** "2 × Flat white and 1 × Croissant"; "your call for help" when nothing was ordered. */
export const requestedThings = ({ lines }: Pick<RequestFacts, 'lines'>): string => {
  if (lines.length === 0) return 'your call for help';
  const named = lines.slice(0, NAMED).map(({ name, quantity }) => `${quantity} × ${name}`);
  const more = lines.length - named.length;
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...named, `${more} more`] : named);
};
