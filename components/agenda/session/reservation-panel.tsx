'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { useNow } from '@/components/ui/use-now';
import type { AgendaSession, SessionDetails } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { toAppError } from '@/lib/data/unwrap';
import { useSession } from '@/components/auth/use-session';
import { Loading } from '@/components/ui/loading';
import { inTheWay } from '../own-sessions';
import type { Whose } from '../kept-agenda';
import { useGuest, useMyPlaces, useReleaseSeat, useReserveSeat } from '../places/use-my-places';
import type { Agenda } from '../use-agenda';
import { ClashNotice } from './clash-notice';
import styles from './reservation-panel.module.css';
import { PlaceActions } from './place-actions';
import { PlaceWords } from './place-words';
import { reservationViewOf } from './reservation-view';

type Props = { agenda: Agenda; session: AgendaSession; details: SessionDetails | undefined };

/** The reader's place in a session, and what to do about it. */
export const ReservationPanel = (props: Props) => {
  const { status } = useSession();
  const { guest, isKnown } = useGuest(props.agenda.event.id);
  const now = useNow(1000);
  if (!isKnown) return <Loading label="Looking up your seat…" lines={1} />;
  if (guest) return <GuestPanel key={guest.sub} guest={guest} now={now} {...props} />;
  const { agenda, session, details } = props;
  const looker = status === 'visitor' ? 'visitor' : 'unregistered';
  const view = reservationViewOf({ session, details, place: undefined, inTheWay: [], looker, now });
  return (
    <Card view={view.kind}>
      <PlaceWords view={view} session={session} event={agenda.event} details={details} now={now} />
      <PlaceActions view={view} session={session} eventId={agenda.event.id} />
    </Card>
  );
};

const GuestPanel = ({ guest, now, agenda, session, details }: Props & { guest: Whose; now: Date }) => {
  const { known, error } = useMyPlaces(guest);
  const places = known?.places;
  const place = places?.get(session.id);
  const reserve = useReserveSeat(guest);
  const release = useReleaseSeat(guest);
  const others = inTheWay(session, agenda.sessions, places);
  const view = reservationViewOf({ session, details, place, inTheWay: others, looker: 'guest', now });
  const heading = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // The button that was tapped is gone: a keyboard goes on from what became of it.
    if (!isFirst.current && document.activeElement === document.body) heading.current?.focus();
    isFirst.current = false;
  }, [view.kind]);
  const clashed = reserve.error && toAppError(reserve.error).code === 'SESSION_CLASH' && others.length > 0;
  const wasReleased = release.isSuccess && place?.state === 'RELEASED' && view.kind === 'reserve';
  return (
    <Card view={view.kind}>
      <div ref={heading} tabIndex={-1} className={styles.focus}>
        <PlaceWords view={view} session={session} event={agenda.event} details={details} now={now} />
      </div>
      {wasReleased && (
        <Notice tone="info" title={wasInLine(release.variables) ? 'You left the line' : 'You gave your seat back'}>
          {view.isFull ? 'You can join the line again, at its end.' : 'You can take it again while there are seats.'}
        </Notice>
      )}
      {view.kind === 'reserve' && others.length > 0 && <ClashNotice eventId={guest.eventId} others={others} isRefused={Boolean(clashed)} />}
      {reserve.error && !clashed && <ErrorNotice error={reserve.error} title="Not reserved" />}
      {release.error && <ErrorNotice error={release.error} title="Not given back" />}
      {error && toAppError(error).code !== 'NETWORK' ? <ErrorNotice error={error} /> : null}
      <PlaceActions
        view={view}
        session={session}
        eventId={guest.eventId}
        isUndo={wasReleased}
        isReserving={reserve.isPending}
        onReserve={() => reserve.mutate(session.id, { onSuccess: () => release.reset() })}
        onRelease={place && (() => release.mutate(place, { onSuccess: () => reserve.reset() }))}
        isReleasing={release.isPending}
      />
    </Card>
  );
};

const wasInLine = (place: Reservation | undefined): boolean => place?.state === 'WAITLISTED';

const Card = ({ view, children }: { view: string; children: ReactNode }) => (
  <section className={classNames(styles.card, HIGHLIGHTED.has(view) && styles.lit)} aria-label="Your place">
    {children}
  </section>
);

const HIGHLIGHTED = new Set(['called', 'seat', 'admitted', 'line']);
