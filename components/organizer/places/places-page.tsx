'use client';

import { Button, SelectField, TextAreaField } from '@aws-amplify/ui-react';
import { useDeferredValue, useMemo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { ManagedEvent } from '@/lib/data/organizer';
import { EventWorkPage } from '../event-work-page';
import { orderAddressOf, placesOf } from './place-list';
import { PrintedSheets, SheetPreview } from './place-sheets';
import styles from './places-page.module.css';
import { rememberPlaces, useRememberedPlaces, type PerPage, type RememberedPlaces } from './remembered-places';

/** Codes that guests scan where they sit, so that nobody has to type the place. */
export const PlacesPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage
    eventId={eventId}
    title="Codes for tables and stands"
    lead="A guest who scans one orders to that place without typing it. The list stays in this browser."
  >
    {(event) => <Places event={event} />}
  </EventWorkPage>
);

const Places = ({ event }: { event: ManagedEvent }) => {
  const remembered = useRememberedPlaces(event.id);
  return remembered ? <PlaceCodes event={event} remembered={remembered} /> : <Loading />;
};

const PlaceCodes = ({ event, remembered }: { event: ManagedEvent; remembered: RememberedPlaces }) => {
  const { text, perPage } = remembered;
  // Some hundreds of codes take longer to draw than a letter takes to type.
  const drawn = useDeferredValue(text);
  const { places, problems } = useMemo(() => placesOf(drawn), [drawn]);
  const pages = Math.ceil(places.length / Number(perPage));
  return (
    <div className={styles.columns}>
      <Panel title="Places">
        <TextAreaField
          label="One place a line"
          descriptiveText="A range makes one code for each: Table 1-40"
          rows={10}
          maxLength={20_000}
          placeholder={'Table 1-40\nVIP lounge\nStand B12'}
          value={text}
          onChange={({ target }) => rememberPlaces(event.id, { ...remembered, text: target.value })}
        />
        {problems.length > 0 && (
          <Notice tone="warning" title="Not everything became a code">
            <ul className={styles.problems}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        <SelectField
          label="Codes on an A4 page"
          value={perPage}
          onChange={({ target }) => rememberPlaces(event.id, { ...remembered, perPage: target.value as PerPage })}
        >
          <option value="12">12, to stick on tables</option>
          <option value="4">4, for table stands</option>
          <option value="1">1, for walls and stands</option>
        </SelectField>
        <p role="status">{countWords(places.length, pages)}</p>
        <div>
          <Button variation="primary" size="large" isDisabled={places.length === 0} onClick={() => window.print()}>
            Print the codes
          </Button>
        </div>
      </Panel>
      <section aria-label="The first page" className={styles.preview}>
        {places[0] === undefined ? (
          <EmptyState title="No codes yet">Type where guests sit or stand, and the first page appears here.</EmptyState>
        ) : (
          <>
            <SheetPreview places={places} perPage={perPage} event={event} />
            <p className={styles.address}>
              The first one opens <span>{orderAddressOf({ origin: window.location.origin, eventId: event.id, place: places[0] })}</span>
            </p>
            {isThisComputer() && (
              <Notice tone="warning">
                That address is known to this computer alone. Print the codes from the site’s own address, or no phone will find it.
              </Notice>
            )}
            <PrintedSheets places={places} perPage={perPage} event={event} />
          </>
        )}
      </section>
    </div>
  );
};

const isThisComputer = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

const countWords = (codes: number, pages: number): string => {
  if (codes === 0) return 'No codes yet.';
  return `${codes === 1 ? '1 code' : `${codes} codes`} on ${pages === 1 ? '1 page' : `${pages} pages`}.`;
};
