'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { signInHref } from '@/components/auth/return-path';
import { ButtonLink } from '@/components/ui/button-link';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { AgendaSession } from '@/lib/data/agenda';
import { sessionHref } from '../session-facts';
import styles from './reservation-panel.module.css';
import type { ReservationView } from './reservation-view';

type Props = {
  view: ReservationView;
  session: AgendaSession;
  eventId: string;
  /** The seat was given back a moment ago. */
  isUndo?: boolean;
  isReserving?: boolean;
  isReleasing?: boolean;
  onReserve?: (() => void) | undefined;
  onRelease?: (() => void) | undefined;
};

/** What can be done about a place in a session. */
export const PlaceActions = (props: Props) => <div className={styles.actions}>{actionsOf(props)}</div>;

const actionsOf = ({ view, session, eventId, isUndo = false, isReserving = false, isReleasing = false, onReserve, onRelease }: Props) => {
  switch (view.kind) {
    case 'signIn':
      return (
        <ButtonLink href={signInHref(sessionHref(eventId, session.id))} variation="primary" size="large">
          Sign in
        </ButtonLink>
      );
    case 'register':
      return (
        <ButtonLink href={`/events/${eventId}`} variation="primary" size="large">
          See the event
        </ButtonLink>
      );
    case 'reserve':
      return (
        // Keys: the focus, and a second tap, must not fall on what replaces the button.
        <Button
          key="reserve"
          variation="primary"
          size="large"
          onClick={onReserve}
          isLoading={isReserving}
          loadingText="One moment…"
          isDisabled={isReleasing}
        >
          {reserveLabel(view, isUndo)}
        </Button>
      );
    case 'seat':
      return (
        <Button key="release" onClick={onRelease} isLoading={isReleasing} loadingText="One moment…">
          Give my seat back
        </Button>
      );
    case 'line':
      return (
        <ReleaseFirst
          label="Leave the line"
          title="Leave the line?"
          text="Your place in line goes to whoever is behind you."
          onRelease={onRelease}
        />
      );
    case 'called':
      return (
        <>
          <ButtonLink href={`/events/${eventId}/ticket`} variation="primary" size="large">
            Show my ticket
          </ButtonLink>
          <ReleaseFirst
            label="I cannot come"
            title="Give your seat back?"
            text="It goes to the next guest in line at once. Thank you for telling us."
            onRelease={onRelease}
          />
        </>
      );
    default:
      return null;
  }
};

const reserveLabel = ({ isFull }: { isFull: boolean }, isUndo: boolean): string => {
  if (isFull) return isUndo ? 'Join the line again' : 'Join the line';
  return isUndo ? 'Undo: take it again' : 'Reserve a seat';
};

type ReleaseProps = { label: string; title: string; text: string; onRelease: (() => void) | undefined };

/** Asks first: what is given up here cannot be had back as it was. */
const ReleaseFirst = ({ label, title, text, onRelease }: ReleaseProps) => {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{label}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={title}
        confirmLabel={label}
        cancelLabel="Keep it"
        tone="danger"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onRelease?.();
        }}
      >
        <p>{text}</p>
      </ConfirmDialog>
    </>
  );
};
