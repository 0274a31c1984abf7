'use client';

import { Button } from '@aws-amplify/ui-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { LoadMore } from '@/components/ui/load-more';
import { Panel } from '@/components/ui/panel';
import type { NoticeFilter } from '@/lib/data/notice-log';
import type { ManagedEvent } from '@/lib/data/organizer';
import styles from './log-section.module.css';
import { NoticeList } from './notice-list';
import { OUTCOMES, outcomeOf } from './notice-outcomes';
import { CHANNEL_WORDS, reasonWords } from './notice-words';
import type { Question } from './resend-dialog';
import type { LogChoice } from './use-log-choice';
import { useNoticeLog } from './use-notice-log';

type Props = {
  event: ManagedEvent;
  choice: LogChoice;
  countedAt: string | undefined;
  isBusy: boolean;
  onChoose: (choice: LogChoice) => void;
  onAsk: (question: Question) => void;
};

const filterOf = ({ outcome, channel, reason, guest }: LogChoice): NoticeFilter => ({
  ...(outcome && OUTCOMES[outcome].filter),
  ...(channel && { channel }),
  ...(reason && { reason }),
  ...(guest && { guestId: guest }),
});

const titleOf = ({ outcome, channel, reason, guest }: LogChoice): string =>
  [
    guest && `Guest ${guest}`,
    outcome && OUTCOMES[outcome].label,
    channel && OUTCOMES.IN_THE_APP.label !== CHANNEL_WORDS[channel] && CHANNEL_WORDS[channel],
    reason && reasonWords(reason),
  ]
    .filter(Boolean)
    .join(', ') || 'All messages';

/** The messages themselves, newest first: all, those of a count, or all of one guest. */
export const LogSection = ({ event, choice, countedAt, isBusy, onChoose, onAsk }: Props) => {
  const query = useNoticeLog(event.id, filterOf(choice), countedAt);
  const isAll = !choice.outcome && !choice.channel && !choice.reason && !choice.guest;
  const showAll = <Button onClick={() => onChoose({})}>Show all messages</Button>;
  return (
    <Panel title={titleOf(choice)} actions={!isAll && showAll}>
      {choice.outcome && <p className={styles.meaning}>{OUTCOMES[choice.outcome].meaning}</p>}
      {choice.guest && <p className={styles.meaning}>Everything that this guest was told, on every channel.</p>}
      <Loaded query={query}>
        {({ pages }) => {
          const notices = pages
            .flatMap(({ items }) => items)
            // Of "no word yet" the backend also finds what is in the app, of which no word ever comes.
            .filter((notice) => !choice.outcome || outcomeOf(notice) === choice.outcome);
          if (notices.length === 0 && !query.hasNextPage) {
            return <EmptyState title="None any more">Messages come and go here while the event runs.</EmptyState>;
          }
          return (
            <>
              <NoticeList
                notices={notices}
                timeZone={event.timeZone}
                isBusy={isBusy}
                onGuest={choice.guest ? undefined : (guest) => onChoose({ guest })}
                onResend={(notice) => onAsk({ order: { notice }, outcome: outcomeOf(notice), channel: notice.channel })}
              />
              <LoadMore query={query} label="Show earlier messages" />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
};
