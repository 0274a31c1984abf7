'use client';

import { useRef, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { formatTime } from '@/components/event/format-time';
import type { NoticeStats } from '@/lib/data/notice-log';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { CausesPanel } from './causes-panel';
import { LogSection } from './log-section';
import { type Cause, causesOf, OUTCOMES, outcomeRowsOf } from './notice-outcomes';
import styles from './notices-page.module.css';
import { OutcomeMeanings } from './outcome-meanings';
import { OutcomeTable } from './outcome-table';
import { type Question, ResendDialog } from './resend-dialog';
import { ResendProgress } from './resend-progress';
import { type LogChoice, useLogChoice } from './use-log-choice';
import { REFRESH_SECONDS, useNoticeStats } from './use-notice-log';
import { type ResendOrder, useResend } from './use-resend';

/** What guests and staff were told, what became of each message, and what can still be done about it. */
export const NoticesPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage eventId={eventId} title="Delivery log" lead="Every message to guests and staff, and what became of it.">
    {(event) => <Notices event={event} />}
  </EventWorkPage>
);

const Notices = ({ event }: { event: ManagedEvent }) => (
  <Loaded query={useNoticeStats(event.id)}>
    {(stats) =>
      stats.counts.length === 0 ? (
        <EmptyState title="No messages yet">The first one goes out when somebody registers.</EmptyState>
      ) : (
        <NoticesOf event={event} stats={stats} />
      )
    }
  </Loaded>
);

const NoticesOf = ({ event, stats: { counts, countedAt } }: { event: ManagedEvent; stats: NoticeStats }) => {
  const { choice, choose } = useLogChoice();
  const { progress, run, forget } = useResend(event.id);
  const [question, setQuestion] = useState<Question>();
  const [lastOrder, setLastOrder] = useState<ResendOrder>();
  const isBusy = progress?.state === 'RUNNING';
  const log = useRef<HTMLDivElement>(null);
  /** The messages lie below the numbers, on a phone far below. */
  const show = (next: LogChoice): void => {
    choose(next);
    log.current?.scrollIntoView({ block: 'start' });
  };

  const begin = (order: ResendOrder): void => {
    setLastOrder(order);
    setQuestion(undefined);
    void run(order);
  };
  const askForCause = ({ outcome, channel, reason, count }: Cause): void =>
    setQuestion({ order: { filter: { ...OUTCOMES[outcome].filter, channel, reason }, count }, outcome, channel });

  return (
    <>
      <OutcomeTable rows={outcomeRowsOf(counts)} chosen={choice.reason || choice.guest ? {} : choice} onChoose={show} />
      <CausesPanel
        causes={causesOf(counts)}
        isBusy={isBusy}
        onShow={({ outcome, channel, reason }) => show({ outcome, channel, reason })}
        onResend={askForCause}
      />
      <div ref={log} className={styles.log}>
        {progress && <ResendProgress progress={progress} onClose={forget} onRetry={() => lastOrder && begin(lastOrder)} />}
        <LogSection event={event} choice={choice} countedAt={countedAt} isBusy={isBusy} onChoose={choose} onAsk={setQuestion} />
      </div>
      <OutcomeMeanings />
      <p className={styles.counted}>
        {countedAt && `Last change counted at ${formatTime(countedAt, event.timeZone)}. `}
        {`This page looks for news every ${REFRESH_SECONDS} seconds while it is open.`}
      </p>
      <ResendDialog question={question} onConfirm={() => question && begin(question.order)} onCancel={() => setQuestion(undefined)} />
    </>
  );
};
