import type { PublishedEvent } from '@/lib/data/events';
import type { Registration } from '@/lib/data/registrations';

/** Whether the guest may order now; the server decides again. Help is for everyone registered while the event runs. */
export type MayOrder = 'yes' | 'notCheckedIn' | 'notYet' | 'ended' | 'notRegistered';

type Asked = { registration: Registration | undefined; event: PublishedEvent | undefined; now: Date };

export const mayOrder = ({ registration, event, now }: Asked): MayOrder => {
  if (registration?.state !== 'REGISTERED') return 'notRegistered';
  if (event && now >= new Date(event.endsAt)) return 'ended';
  if (event && now < new Date(event.checkInOpensAt)) return 'notYet';
  return registration.checkedInAt ? 'yes' : 'notCheckedIn';
};

/** Why not, and what to do. */
export const MAY_ORDER_WORDS: Record<Exclude<MayOrder, 'yes'>, string> = {
  notCheckedIn: 'Fill your basket now and order as soon as you have checked in at the entrance.',
  notYet: 'You can order once the doors are open.',
  ended: 'The event is over.',
  notRegistered: 'Ordering is for registered guests.',
};
