/** A name or an IPv4 address, and a port of two digits or more: what the calendar's library takes for an address. */
const PLAIN_HOST = /^[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::\d{2,5})?$/;

/**
 * The site's own address for links in a feed: the one that was configured when the site was built, else the one that was asked.
 * A proxy's forwarding headers are not believed: whoever asks may send them, and the answer is kept for others.
 */
export const siteOf = (request: Request, configured = process.env.USHER_SITE_URL): string => {
  if (configured && URL.canParse(configured)) return new URL(configured).origin;
  const { protocol, host } = new URL(request.url);
  const address = `${protocol}//${request.headers.get('host') ?? host}`;
  const asked = URL.canParse(address) ? new URL(address) : undefined;
  return asked && PLAIN_HOST.test(asked.host) ? asked.origin : new URL(request.url).origin;
};
