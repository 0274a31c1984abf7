'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { formatTime } from '@/components/event/format-time';
import { FactTiles } from './fact-tiles';
import type { ManagedEvent } from '@/lib/data/organizer';
import type { RequestNumbers } from '@/lib/data/request-numbers';
import { formatCents } from '@/lib/domain/money';
import type { ServiceArea } from '@/lib/domain/service-area';
import { useServiceAreas } from '../catalog/use-catalog';
import { EventWorkPage } from '../event-work-page';
import { ItemsPanel } from './items-panel';
import { MoneyPanel } from './money-panel';
import { countWords } from './number-words';
import styles from './numbers-page.module.css';
import { areaRowsOf, isEmpty, sumOfAreas, sumOfMoney } from './request-totals';
import { RequestsPanel } from './requests-panel';
import { TimesPanel } from './times-panel';
import { REFRESH_SECONDS, useRequestNumbers } from './use-request-numbers';

/** How requests go: how many, how fast, what sells, and what was paid. */
export const NumbersPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage eventId={eventId} title="Numbers" lead="How guests’ requests go, and what they bring in.">
    {(event) => <Numbers event={event} />}
  </EventWorkPage>
);

const Numbers = ({ event }: { event: ManagedEvent }) => {
  // The numbers stand without the areas' names, which come from elsewhere.
  const areas = useServiceAreas(event.id).data?.areas ?? [];
  return (
    <Loaded query={useRequestNumbers(event.id)}>
      {(numbers) =>
        isEmpty(numbers) ? (
          <EmptyState title="Nothing to count yet">
            Numbers appear with the first request. They are counted as requests happen, so there is nothing to wait for.
          </EmptyState>
        ) : (
          <NumbersOf event={event} numbers={numbers} areas={areas} />
        )
      }
    </Loaded>
  );
};

type Props = { event: ManagedEvent; numbers: RequestNumbers; areas: ServiceArea[] };

const NumbersOf = ({ event, numbers, areas }: Props) => {
  const { currency, items, payments, countedAt } = numbers;
  const rows = areaRowsOf(numbers.areas, areas);
  const sum = sumOfAreas(rows);
  const money = sumOfMoney(payments);
  const nameOfArea = (id: string) => areas.find((area) => area.id === id)?.name ?? id;
  const file = (what: string) => `usher-${event.id}-${what}.csv`;
  return (
    <>
      <FactTiles
        facts={[
          { term: 'Requests', detail: countWords(sum.total) },
          { term: 'Waiting', detail: countWords(sum.open) },
          { term: 'Under way', detail: countWords(sum.claimed) },
          { term: 'Fulfilled', detail: countWords(sum.fulfilled) },
          { term: 'Settled', detail: formatCents(money.settled, currency) },
          { term: 'Still due', detail: formatCents(money.due, currency) },
        ]}
      />
      <RequestsPanel rows={rows} sum={sum} fileName={file('requests')} />
      <TimesPanel rows={rows} />
      <ItemsPanel items={items} nameOfArea={nameOfArea} fileName={file('items')} />
      <MoneyPanel numbers={numbers} nameOfArea={nameOfArea} fileName={file('payments')} />
      <p className={styles.counted}>
        {countedAt && `Last change counted at ${formatTime(countedAt, event.timeZone)}. `}
        {`This page looks for news every ${REFRESH_SECONDS} seconds while it is open.`}
      </p>
    </>
  );
};
