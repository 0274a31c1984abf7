'use client';

import Link from 'next/link';
import { NoSuchEvent } from '@/components/event/no-such-event';
import { formatSpan, zoneName } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { FactList } from '@/components/ui/fact-list';
import { Loaded } from '@/components/ui/loaded';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import type { AgendaSession } from '@/lib/data/agenda';
import { toAppError } from '@/lib/data/unwrap';
import { ScheduleDownload } from '../calendar/schedule-download';
import { seatsWords } from '../session-words';
import { useAgenda, useSessionDetails, type Agenda } from '../use-agenda';
import { zonesOf } from '../zones';
import { ReservationPanel } from './reservation-panel';
import styles from './session-page.module.css';

type Props = { eventId: string; sessionId: string };

/** Everything about one session, and the guest's place in it. */
export const SessionPage = ({ eventId, sessionId }: Props) => {
  const query = useAgenda(eventId);
  const agenda = query.data;
  const session = agenda?.sessions.find(({ id }) => id === sessionId);
  useDocumentTitle(session?.title);
  if (agenda === null) return <NoSuchEvent />;
  if (!agenda) {
    return (
      <Page title="Session">
        <Loaded query={query} loading={<Loading label="Loading the session…" />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  if (!session) {
    return query.isPlaceholderData || query.isFetching ? (
      <Page title="Session">
        <Loading label="Loading the session…" />
      </Page>
    ) : (
      <Page
        width="narrow"
        title="There is no such session"
        lead="The address may be mistyped, or the session is no longer part of the agenda."
      >
        <div>
          <ButtonLink href={`/events/${eventId}/agenda`} variation="primary">
            See the agenda
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return <Session agenda={agenda} session={session} />;
};

const Session = ({ agenda, session }: { agenda: Agenda; session: AgendaSession }) => {
  const { event, isSaved } = agenda;
  const details = useSessionDetails(event.id, session.id);
  const { timeZone, ownZone } = zonesOf(event);
  const { startsAt, endsAt, room, track, speakers, capacity } = session;
  const seats = seatsWords(session);
  const isCancelled = session.state === 'CANCELLED';
  const reason = session.cancelReason ?? details.data?.cancelReason;
  return (
    <Page
      overline={<Link href={`/events/${event.id}/agenda`}>Agenda of {event.name}</Link>}
      title={isCancelled ? <s>{session.title}</s> : session.title}
      lead={speakers.length > 0 ? speakers.join(', ') : undefined}
    >
      {isSaved && (
        <Notice tone="warning" title="Saved copy">
          No connection. Time and place may have changed since.
        </Notice>
      )}
      {isCancelled && (
        <Notice tone="error" title="This session was cancelled">
          {reason}
        </Notice>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {!isCancelled && <ReservationPanel agenda={agenda} session={session} details={details.data ?? undefined} />}
          {details.data?.abstract && (
            <Panel title="What it is about">
              <p className={styles.abstract}>{details.data.abstract}</p>
            </Panel>
          )}
          {details.isPending && !details.error && <Loading label="Loading the description…" lines={1} />}
          {details.error && toAppError(details.error).code !== 'NETWORK' && (
            <ErrorNotice error={details.error} onRetry={() => void details.refetch()} isRetrying={details.isFetching} />
          )}
        </div>
        <aside className={styles.side} aria-label="When and where">
          <Panel>
            <FactList
              facts={[
                { term: 'When', detail: `${formatSpan(startsAt, endsAt, timeZone)}, ${zoneName(timeZone, startsAt)}` },
                ...(ownZone
                  ? [{ term: 'Your time', detail: `${formatSpan(startsAt, endsAt, ownZone)}, ${zoneName(ownZone, startsAt)}` }]
                  : []),
                { term: 'Where', detail: `${room}, ${event.place}` },
                ...(track === undefined ? [] : [{ term: 'Track', detail: track }]),
                ...(capacity === undefined && !seats
                  ? []
                  : [
                      {
                        term: 'Seats',
                        detail: (
                          <span className={styles.seats}>
                            {capacity?.toLocaleString('en-GB')} {seats && !isCancelled && <Tag tone={seats.tone}>{seats.words}</Tag>}
                          </span>
                        ),
                      },
                    ]),
              ]}
            />
            {!isCancelled && (
              <ScheduleDownload event={event} own={[{ session }]} label="Add to my calendar" name={`usher-session-${session.id}`} />
            )}
          </Panel>
        </aside>
      </div>
    </Page>
  );
};
