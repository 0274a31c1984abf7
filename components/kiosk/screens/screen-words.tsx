import type { ReactNode } from 'react';
import { CHECKING_IS_SLOW_MS } from '@/lib/domain/kiosk-times';
import type { KioskScreen } from '@/lib/domain/kiosk-screen';
import { formatTime } from '@/components/event/format-time';
import { opensAtHint, troubleWords, type GateWords } from '../kiosk-words';
import { KioskButton } from './kiosk-button';
import { Message } from './message';
import { SlowNote } from './slow-note';
import { TimeAgo } from './time-ago';

type Props = {
  screen: Exclude<KioskScreen, { tag: 'waiting' }>;
  words: GateWords;
  timeZone: string;
  badge: ReactNode;
  onBadgeMissing: () => void;
  onDismiss: () => void;
  onRetryCamera: () => void;
};

/** The message of every state but waiting. */
export const ScreenWords = ({ screen, words, timeZone, badge, onBadgeMissing, onDismiss, onRetryCamera }: Props) => {
  switch (screen.tag) {
    case 'reading':
      return <Message icon="scan" title="Reading" isBusy />;
    case 'checking':
      return (
        <Message
          icon="wait"
          title="One moment"
          text={
            <SlowNote
              key={screen.startedAt}
              afterMs={CHECKING_IS_SLOW_MS}
              soon="Checking your ticket"
              late="This takes longer than usual. Please stay."
            />
          }
          isBusy
        />
      );
    case 'admitted':
      return <Admitted screen={screen} words={words} badge={badge} onBadgeMissing={onBadgeMissing} />;
    case 'printing':
      return <Message icon="printer" title={greeting(screen.guest.givenName)} text="Your badge is printing" aside={badge} isBusy />;
    case 'alreadyIn':
      return <AlreadyIn screen={screen} words={words} />;
    case 'refused':
      return (
        <Message
          icon="cross"
          {...words.refusals[screen.reason]}
          {...(screen.opensAt && { hint: opensAtHint(screen.reason, formatTime(screen.opensAt, timeZone)) })}
          actions={<KioskButton onClick={onDismiss}>Start again</KioskButton>}
        />
      );
    case 'outOfOrder': {
      const { trouble } = screen;
      const isCamera = trouble.kind === 'camera';
      return (
        <Message
          icon="tools"
          {...troubleWords(trouble)}
          actions={
            <KioskButton onClick={isCamera ? onRetryCamera : onDismiss}>
              {isCamera ? 'Try the camera again' : trouble.kind === 'printer' ? 'Staff: the printer works again' : 'Start again'}
            </KioskButton>
          }
        />
      );
    }
  }
};

type AdmittedProps = Pick<Props, 'words' | 'badge' | 'onBadgeMissing'> & { screen: Extract<KioskScreen, { tag: 'admitted' }> };

const Admitted = ({ screen, words, badge, onBadgeMissing }: AdmittedProps) => {
  const name = screen.guest?.givenName;
  if (screen.isLeaving) return <Message icon="tick" title={name ? `Goodbye, ${name}` : 'Goodbye'} text={words.left} />;
  switch (screen.badge) {
    case 'toPrint':
      return <Message icon="tick" title={greeting(name)} text="You are checked in" aside={badge} />;
    case 'printed':
      return (
        <Message
          icon="tick"
          title={greeting(name)}
          text="Please take your badge"
          aside={badge}
          actions={<KioskButton onClick={onBadgeMissing}>No badge came out</KioskButton>}
        />
      );
    case 'notNeeded':
      return <Message icon="tick" title={greeting(name)} text={words.admitted} />;
  }
};

const greeting = (name: string | undefined): string => (name ? `Welcome, ${name}` : 'Welcome');

const AlreadyIn = ({ screen, words }: { screen: Extract<KioskScreen, { tag: 'alreadyIn' }>; words: GateWords }) => {
  if (screen.isLeaving) return <Message icon="again" title="Already out" text={words.alreadyOut} />;
  const lacksBadge = words.hasBadges && screen.guest && !screen.guest.badgePrintedAt;
  return (
    <Message
      icon="again"
      title="Already in"
      text={
        <>
          {words.alreadyIn} {screen.at ? <TimeAgo iso={screen.at} /> : 'before'}
          {screen.gate && (
            <>
              {' '}
              at <bdi>{screen.gate}</bdi>
            </>
          )}
        </>
      }
      hint={lacksBadge ? 'No badge yet? Get it at the check-in desk.' : words.wasNotYou}
    />
  );
};
