'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loaded } from '@/components/ui/loaded';
import { Panel } from '@/components/ui/panel';
import type { Catalog } from '@/lib/data/catalog';
import type { ManagedEvent } from '@/lib/data/organizer';
import { HELP_DESK, type ServiceArea } from '@/lib/domain/service-area';
import { EventWorkPage } from '../event-work-page';
import { ItemForm } from './item-form';
import { copyValuesOf, newItemValues } from './item-form-values';
import { useCreateItem, useManagedCatalog } from './use-catalog';

/** Putting an item on the catalogue, from nothing or (`?copy=<item>`) as a copy of another one. */
export const NewItemPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage eventId={eventId} width="narrow" title="New item">
    {(event) => <NewItem event={event} />}
  </EventWorkPage>
);

const NewItem = ({ event }: { event: ManagedEvent }) => {
  const copied = useSearchParams().get('copy');
  return (
    <Loaded query={useManagedCatalog(event.id)}>
      {(catalog) => (
        <Panel>
          <NewItemForm key={copied} event={event} catalog={catalog} copied={copied} />
        </Panel>
      )}
    </Loaded>
  );
};

/** Goods rarely come from the help desk: it is the choice where there is no other. */
const firstBar = (areas: ServiceArea[]): string => areas.find(({ id }) => id !== HELP_DESK.id)?.id ?? HELP_DESK.id;

type FormProps = { event: ManagedEvent; catalog: Catalog; copied: string | null };

const NewItemForm = ({ event, catalog, copied }: FormProps) => {
  const router = useRouter();
  const create = useCreateItem(event.id);
  const { items, areas, currency } = catalog;
  const { timeZone, startsAt } = event;
  // As it was at first: what is typed is not thrown away when the catalogue is read anew.
  const [values] = useState(() => {
    const original = items.find(({ id }) => id === copied);
    return original ? copyValuesOf(original, { currency, timeZone }) : newItemValues(firstBar(areas));
  });
  const list = `/organizer/events/${event.id}/catalog`;
  return (
    <ItemForm
      isNew
      values={values}
      event={{ currency, timeZone, startsAt }}
      areas={areas}
      submitLabel="Put on the catalogue"
      onSubmit={async (entries) => {
        await create.mutateAsync(entries);
        router.push(list);
      }}
      message={create.error && <ErrorNotice error={create.error} />}
      otherActions={<ButtonLink href={list}>Back to the catalogue</ButtonLink>}
    />
  );
};
