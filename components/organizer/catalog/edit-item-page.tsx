'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { Panel } from '@/components/ui/panel';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { EditItemForm } from './edit-item-form';
import { StockPanel } from './stock-panel';
import { useManagedCatalog } from './use-catalog';

type Props = { eventId: string; itemId: string };

/** Changing one item; what is left of it is counted apart, since requests change it all the time. */
export const EditItemPage = ({ eventId, itemId }: Props) => (
  <EventWorkPage eventId={eventId} width="narrow" title="Change an item">
    {(event) => <EditItem event={event} itemId={itemId} />}
  </EventWorkPage>
);

const EditItem = ({ event, itemId }: { event: ManagedEvent; itemId: string }) => {
  const list = `/organizer/events/${event.id}/catalog`;
  return (
    <Loaded query={useManagedCatalog(event.id)}>
      {(catalog) => {
        const item = catalog.items.find(({ id }) => id === itemId);
        if (!item) {
          return (
            <EmptyState title="There is no such item" action={<ButtonLink href={list}>Back to the catalogue</ButtonLink>}>
              The address may be mistyped.
            </EmptyState>
          );
        }
        return (
          <>
            <StockPanel item={item} />
            <Panel>
              <EditItemForm key={item.id} event={event} catalog={catalog} item={item} />
            </Panel>
          </>
        );
      }}
    </Loaded>
  );
};
