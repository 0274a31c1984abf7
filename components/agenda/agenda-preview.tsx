'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { Panel } from '@/components/ui/panel';
import { useNow } from '@/components/ui/use-now';
import { inAgendaOrder } from '@/lib/domain/agenda';
import styles from './agenda-preview.module.css';
import { useGuest, useMyPlaces } from './places/use-my-places';
import { SessionRow } from './session-row';
import { useAgenda } from './use-agenda';
import { zonesOf } from './zones';

/** So many sessions stand on the event's page. */
const SHOWN = 5;

/** What is on and comes next, with the way to everything. */
export const AgendaPreview = ({ eventId }: { eventId: string }) => {
  const query = useAgenda(eventId);
  const now = useNow();
  const { guest } = useGuest(eventId);
  const { known } = useMyPlaces(guest);
  const count = query.data?.sessions.length ?? 0;
  return (
    <Panel title="Agenda" actions={guest && count > 0 && <ButtonLink href={`/events/${eventId}/agenda?view=mine`}>My schedule</ButtonLink>}>
      <Loaded query={query}>
        {(agenda) => {
          if (!agenda || count === 0)
            return <EmptyState title="The agenda is not out yet">Please look again closer to the event.</EmptyState>;
          const ordered = inAgendaOrder(agenda.sessions);
          const ahead = ordered.filter(({ endsAt, state }) => state === 'SCHEDULED' && Date.parse(endsAt) > now.getTime());
          const shown = (ahead.length > 0 ? ahead : ordered).slice(0, SHOWN);
          const { sentence, ...zones } = zonesOf(agenda.event);
          return (
            <>
              <p className={styles.zone}>{sentence}</p>
              <ol role="list" className={styles.sessions}>
                {shown.map((session) => (
                  <SessionRow key={session.id} eventId={eventId} session={session} places={known?.places} withDay {...zones} />
                ))}
              </ol>
              <div>
                <ButtonLink href={`/events/${eventId}/agenda`} variation="primary">
                  {count === 1 ? 'See the agenda' : `See all ${count} sessions`}
                </ButtonLink>
              </div>
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
};
