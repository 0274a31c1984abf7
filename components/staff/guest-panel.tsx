'use client';

import { Button } from '@aws-amplify/ui-react';
import { useEffect, useRef, useState } from 'react';
import { formatMoment, ownTimeZone } from '@/components/event/format-time';
import { ErrorNotice } from '@/components/ui/error-notice';
import { FactList, type Fact } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import type { CheckIn } from '@/lib/data/check-ins';
import type { GuestSummary } from '@/lib/data/guests';
import { AppError } from '@/lib/domain/app-error';
import type { LabelSize } from '@/lib/domain/badge-layout';
import { CheckInAnswer } from './check-in-answer';
import { guestState, nameOf } from './check-in-words';
import styles from './guest-panel.module.css';
import { ReasonDialog } from './reason-dialog';
import { UndoDialog } from './undo-dialog';
import { useCheckInByHand, usePrintBadge } from './use-desk';

type Props = {
  eventId: string;
  eventName: string;
  guest: GuestSummary;
  gate: string;
  size: LabelSize;
  timeZone?: string | undefined;
  /** Told once a check-in by hand was answered. */
  onAnswered: (checkIn: CheckIn) => void;
  onClose: () => void;
};

/** One guest at the desk: who they are, and what can be done for them. */
export const GuestPanel = ({ eventId, eventName, guest, gate, size, timeZone = ownTimeZone(), onAnswered, onClose }: Props) => {
  const checkIn = useCheckInByHand(eventId);
  const print = usePrintBadge(eventId, eventName, size);
  const [asks, setAsks] = useState<'undo' | 'reprint' | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector('button')?.focus(), []);

  const admit = () =>
    checkIn.mutate({ guest, scanId: crypto.randomUUID(), scannedAt: new Date().toISOString(), gate }, { onSuccess: onAnswered });
  const isInside = Boolean(guest.checkedInAt) && !guest.checkedOutAt;
  const state = guestState(guest);
  return (
    <div ref={panel} tabIndex={-1} className={styles.panel} onKeyDown={({ key }) => key === 'Escape' && !asks && onClose()}>
      <Panel title={<bdi>{nameOf(guest)}</bdi>} actions={<Tag tone={state.tone}>{state.label}</Tag>}>
        <FactList facts={factsOf(guest, timeZone)} />
        {checkIn.data && <CheckInAnswer checkIn={checkIn.data} timeZone={timeZone} />}
        {checkIn.error && (
          <ErrorNotice
            error={checkIn.error}
            title="Not checked in"
            onRetry={() => checkIn.variables && checkIn.mutate(checkIn.variables, { onSuccess: onAnswered })}
            isRetrying={checkIn.isPending}
          />
        )}
        {print.error && <PrintError print={print} />}
        {guest.state !== 'REGISTERED' && <NotAdmitted state={guest.state} />}
        <div className={styles.actions}>
          {guest.state === 'REGISTERED' && !isInside && (
            <Button variation="primary" size="large" onClick={admit} isLoading={checkIn.isPending} loadingText="Checking in…">
              Check in
            </Button>
          )}
          {isInside && !guest.badgePrintedAt && (
            <Button
              variation="primary"
              size="large"
              onClick={() => print.mutate({ guest })}
              isLoading={print.isPending}
              loadingText="Printing…"
              isDisabled={checkIn.isPending}
            >
              Print badge
            </Button>
          )}
          {isInside && guest.badgePrintedAt && (
            <Button onClick={() => setAsks('reprint')} isLoading={print.isPending} loadingText="Printing…">
              Reprint badge…
            </Button>
          )}
          {isInside && guest.checkedInScanId && (
            <Button variation="link" onClick={() => setAsks('undo')} isDisabled={checkIn.isPending}>
              Undo check-in…
            </Button>
          )}
          <Button variation="link" onClick={onClose} className={styles.close}>
            Close
          </Button>
        </div>
      </Panel>
      {asks === 'undo' && (
        <UndoDialog
          eventId={eventId}
          scanId={guest.checkedInScanId ?? ''}
          guestId={guest.guestId}
          guestName={nameOf(guest)}
          onClose={() => setAsks(null)}
          onUndone={(undone) => {
            checkIn.reset();
            setAsks(null);
            onAnswered(undone);
          }}
        />
      )}
      {asks === 'reprint' && (
        <ReasonDialog
          title="Print another badge?"
          text={`A badge of ${nameOf(guest)} was printed before${guest.badgePrintCount > 1 ? `, ${guest.badgePrintCount} times so far` : ''}.`}
          reasons={REPRINT_REASONS}
          confirmLabel="Print again"
          isBusy={print.isPending}
          error={null}
          onCancel={() => setAsks(null)}
          onConfirm={(reason) => {
            // The browser's own print dialog follows: one question at a time.
            setAsks(null);
            print.mutate({ guest, reason });
          }}
        />
      )}
    </div>
  );
};

const REPRINT_REASONS = ['The badge did not come out', 'Badge lost', 'Badge damaged', 'Name or company changed'];

/** An AppError is the server's: the badge is on paper, and trying again must not print another. */
const PrintError = ({ print }: { print: ReturnType<typeof usePrintBadge> }) => {
  const isOnPaper = print.error instanceof AppError;
  return (
    <ErrorNotice
      error={print.error}
      title={isOnPaper ? 'The badge is printed, but not recorded' : 'The badge did not print'}
      onRetry={() => print.variables && print.mutate({ ...print.variables, isOnPaper })}
      isRetrying={print.isPending}
    />
  );
};

const factsOf = (guest: GuestSummary, timeZone: string): Fact[] => {
  const facts: (Fact | false | undefined)[] = [
    { term: 'E-mail', detail: <bdi>{guest.email}</bdi> },
    Boolean(guest.company) && { term: 'Company', detail: <bdi>{guest.company}</bdi> },
    Boolean(guest.jobTitle) && { term: 'Job', detail: <bdi>{guest.jobTitle}</bdi> },
    Boolean(guest.accessibilityNeeds) && { term: 'Accessibility', detail: <bdi>{guest.accessibilityNeeds}</bdi> },
    Boolean(guest.checkedInAt) && {
      term: 'Checked in',
      detail: (
        <>
          {formatMoment(guest.checkedInAt ?? '', timeZone)}
          {guest.checkedInGate && (
            <>
              , <bdi>{guest.checkedInGate}</bdi>
            </>
          )}
        </>
      ),
    },
    Boolean(guest.checkedOutAt) && { term: 'Left', detail: formatMoment(guest.checkedOutAt ?? '', timeZone) },
    {
      term: 'Badge',
      detail: guest.badgePrintedAt
        ? `Printed ${formatMoment(guest.badgePrintedAt, timeZone)}${guest.badgePrintCount > 1 ? `, ${guest.badgePrintCount} times` : ''}`
        : 'Not printed',
    },
  ];
  return facts.filter((fact) => typeof fact === 'object');
};

const NotAdmitted = ({ state }: { state: GuestSummary['state'] }) =>
  state === 'WAITLISTED' ? (
    <Notice tone="warning" title="On the waiting list">
      This guest has no seat yet, so the gate does not let them in. When someone cancels, the first in line gets a ticket by e-mail.
    </Notice>
  ) : (
    <Notice tone="error" title="Registration cancelled">
      The guest gave this seat back. They may register again while registration is open.
    </Notice>
  );
