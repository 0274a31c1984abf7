import { registrationRefusal } from '@/lib/domain/registration';
import type { PublishedEvent } from '@/lib/data/events';
import type { Registration } from '@/lib/data/registrations';

/** The one thing that makes sense to do about an event now. */
export type CallToAction =
  | { kind: 'ticket' }
  | { kind: 'waitlisted'; position: number | undefined }
  | { kind: 'register' }
  | { kind: 'opensLater'; at: string }
  | { kind: 'closed' }
  | { kind: 'ended' };

type Asked = { event: PublishedEvent; registration: Registration | undefined; now: Date };

export const callToActionOf = ({ event, registration, now }: Asked): CallToAction => {
  if (registration?.state === 'REGISTERED') return { kind: 'ticket' };
  if (now >= new Date(event.endsAt)) return { kind: 'ended' };
  if (registration?.state === 'WAITLISTED') return { kind: 'waitlisted', position: registration.waitlistPosition };
  const refusal = registrationRefusal({ ...event, state: 'PUBLISHED' }, now);
  if (refusal === 'REGISTRATION_NOT_OPEN') return { kind: 'opensLater', at: event.registrationOpensAt };
  return { kind: refusal ? 'closed' : 'register' };
};
