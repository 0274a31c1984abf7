import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import type { PublishedEvent } from '@/lib/data/events';
import type { MayOrder } from './may-order';
import { momentWords } from './moment-words';

type Props = { may: Exclude<MayOrder, 'yes' | 'notRegistered'>; eventId: string; event: PublishedEvent | undefined; now: Date };

/** Why nothing can be ordered now, and what to do about it. The catalogue can be read all the same. */
export const OrderGate = ({ may, eventId, event, now }: Props) => {
  switch (may) {
    case 'notCheckedIn':
      return (
        <Notice
          tone="info"
          title="You can order once you have checked in"
          action={<ButtonLink href={`/events/${eventId}/ticket`}>Show your ticket</ButtonLink>}
        >
          Have a look and fill your basket: it waits for you. You can ask for help right away.
        </Notice>
      );
    case 'notYet':
      return (
        <Notice tone="info" title="Not open yet">
          {event ? `You can order and ask for help from ${momentWords(event.checkInOpensAt, { timeZone: event.timeZone, now })}.` : null}
        </Notice>
      );
    case 'ended':
      return (
        <Notice
          tone="info"
          title="The event is over"
          action={<ButtonLink href={`/events/${eventId}/requests`}>Your requests and receipts</ButtonLink>}
        >
          Nothing more can be ordered. Thank you for coming!
        </Notice>
      );
  }
};
