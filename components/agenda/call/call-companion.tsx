'use client';

import { useParams } from 'next/navigation';
import { useEffect } from 'react';
import { formatTime, ownTimeZone } from '@/components/event/format-time';
import type { Whose } from '../kept-agenda';
import { standingOf } from '../places/known-places';
import { useLivePlaces } from '../places/use-live-places';
import { useGuest, useMyPlaces } from '../places/use-my-places';
import { CallBanner } from './call-banner';
import styles from './call-banner.module.css';
import { signalOnce } from './call-signal';
import { calledPlaces } from './standing-calls';
import { useStandingCalls } from './use-standing-calls';
import { useTitleBadge } from './use-title-badge';

/** Goes along with a guest from page to page of an event, and tells when it is time to queue. */
export const CallCompanion = () => {
  const { eventId } = useParams<{ eventId?: string }>();
  return eventId ? <AtEvent key={eventId} eventId={eventId} /> : null;
};

const AtEvent = ({ eventId }: { eventId: string }) => {
  const { guest } = useGuest(eventId);
  return guest ? <Listening key={guest.sub} {...guest} /> : null;
};

const Listening = (guest: Whose & { guestId: string }) => {
  const { known } = useMyPlaces(guest);
  useLivePlaces(guest, { enabled: known !== undefined && standingOf(known).length > 0 });
  const isCalled = calledPlaces(known?.places.values() ?? []).length > 0;
  return <div className={styles.stack}>{isCalled ? <Calls {...guest} /> : <div role="alert" className={styles.heard} />}</div>;
};

const Calls = (whose: Whose) => {
  const { calls, timeZone = ownTimeZone(), now } = useStandingCalls(whose);
  const ids = calls.map(({ id }) => id).join(' ');
  const [first] = calls;
  useTitleBadge(first && `(${calls.length}) Time to queue`);
  useEffect(() => {
    if (ids !== '') signalOnce(ids.split(' '));
  }, [ids]);
  return (
    <>
      <div role="alert" className={styles.heard}>
        {calls.map(({ id, title, room, comeBy }) => (
          <p key={id}>{`Time to queue for ${title}, ${room}. Come by ${formatTime(comeBy, timeZone)}.`}</p>
        ))}
      </div>
      {calls.map((call) => (
        <CallBanner key={call.id} eventId={whose.eventId} call={call} timeZone={timeZone} now={now} />
      ))}
    </>
  );
};
