import type { SiteRecord } from '../fault-plan.ts';
import type { Findings } from '../findings.ts';

/** What consumes the streams and sends. The functions behind the API meet faults too, as far as the rush comes by. */
const CONSUMERS = ['announce-requests', 'aggregate-requests', 'send-notices', 'sweep-notices'];

/** Every await of the consumers and the sender met a fault before its call and one after it. */
export const checkPlaces = (sites: readonly SiteRecord[], findings: Findings): void => {
  for (const { site, calls, before, after } of sites.filter(({ site }) => CONSUMERS.some((name) => site.startsWith(name))))
    findings.expect(
      'every await failed before and after its call',
      before > 0 && after > 0,
      () => `${site}: ${calls} calls, ${before} before, ${after} after`,
    );
};
