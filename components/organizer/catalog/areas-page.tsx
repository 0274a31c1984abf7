'use client';

import { Loaded } from '@/components/ui/loaded';
import { Panel } from '@/components/ui/panel';
import { EventWorkPage } from '../event-work-page';
import { AreasForm } from './areas-form';
import { useServiceAreas } from './use-catalog';

/** Where an event serves requests, and how fast it means to. */
export const AreasPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage
    eventId={eventId}
    width="narrow"
    title="Areas"
    lead="A bar, a merchandise stand, the help desk: staff work for one area or for all, and each item is served by one."
  >
    {() => <Areas eventId={eventId} />}
  </EventWorkPage>
);

const Areas = ({ eventId }: { eventId: string }) => (
  <Loaded query={useServiceAreas(eventId)}>
    {(saved) => (
      <Panel>
        <AreasForm saved={saved} />
      </Panel>
    )}
  </Loaded>
);
