'use client';

import { Button } from '@aws-amplify/ui-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { RequireRole } from '@/components/auth/require-role';
import { formatMoment, ownTimeZone } from '@/components/event/format-time';
import { useTicket } from '@/components/ticket/use-ticket';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { useNow } from '@/components/ui/use-now';
import type { CatalogItem } from '@/lib/data/catalog';
import { toAppError } from '@/lib/data/unwrap';
import { DEFAULT_CURRENCY } from '@/lib/domain/service-area';
import type { Whose } from '../mine/known-requests';
import { RequestsLink } from '../mine/requests-link';
import { countOf } from './basket';
import { BasketBar } from './basket-bar';
import { BasketSheet } from './basket-sheet';
import { viewBasket } from './basket-view';
import { Catalogue } from './catalogue';
import { HelpSheet } from './help-sheet';
import { mayOrder } from './may-order';
import { NotRegistered } from './not-registered';
import { OrderGate } from './order-gate';
import { useBasket } from './use-basket';
import { useCatalogue } from './use-catalogue';
import { useScannedPlace, useScannedPlaceFor } from './use-place';

/** The catalogue of an event, for ordering to one's seat. */
export const OrderPage = ({ eventId }: { eventId: string }) => {
  useScannedPlace(eventId);
  return <RequireRole role="guest">{({ sub }) => <Ordering sub={sub} eventId={eventId} />}</RequireRole>;
};

type OpenSheet = { kind: 'basket' } | { kind: 'help'; item?: CatalogItem };

/** "Order again" leads straight to the basket, "Ask for help" to the call for help. */
const sheetAskedFor = (asked: string | null): OpenSheet | undefined =>
  asked === 'basket' || asked === 'help' ? { kind: asked } : undefined;

const Ordering = (whose: Whose) => {
  const { sub, eventId } = whose;
  useScannedPlaceFor(whose);
  const now = useNow();
  const ticket = useTicket(sub, eventId);
  const catalogue = useCatalogue(whose);
  const { basket, change } = useBasket(whose);
  const search = useSearchParams();
  const [open, setOpen] = useState(() => sheetAskedFor(search.get('open')));
  const event = ticket.data?.event;
  useDocumentTitle(event && `Order at ${event.name}`);

  const may = ticket.data === undefined ? undefined : mayOrder({ registration: ticket.data?.registration, event, now });
  if (may === 'notRegistered') return <NotRegistered eventId={eventId} title="Food, drinks and help" />;

  const catalog = catalogue.data?.catalog;
  const timeZone = event?.timeZone ?? ownTimeZone();
  const view = catalog && viewBasket(basket, catalog, now);
  const canFill = may === 'yes' || may === 'notCheckedIn';
  return (
    <Page
      overline={<Link href={`/events/${eventId}`}>{event?.name ?? 'Event'}</Link>}
      title="Food, drinks and help"
      actions={
        <>
          {canFill && <Button onClick={() => setOpen({ kind: 'help' })}>Ask for help</Button>}
          <RequestsLink {...whose} />
        </>
      }
    >
      {!ticket.data && ticket.error && (
        <ErrorNotice error={ticket.error} onRetry={() => void ticket.refetch()} isRetrying={ticket.isFetching} />
      )}
      {may && may !== 'yes' && <OrderGate may={may} eventId={eventId} event={event} now={now} />}
      {catalogue.error &&
        (catalog && toAppError(catalogue.error).code === 'NETWORK' ? (
          <Notice tone="warning" title="Saved copy">
            No connection. This is the catalogue as of {formatMoment(catalogue.data?.readAt ?? '', timeZone)}. You can order all the same:
            it is sent as soon as there is a network.
          </Notice>
        ) : (
          <ErrorNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} isRetrying={catalogue.isFetching} />
        ))}
      {!catalog && !catalogue.error && <Loading label="Loading the catalogue…" lines={5} />}
      {catalog && (
        <Catalogue
          catalog={catalog}
          timeZone={timeZone}
          now={now}
          basket={basket}
          onChange={canFill ? change : undefined}
          onAskForHelp={canFill ? (item) => setOpen({ kind: 'help', item }) : undefined}
        />
      )}
      {view && canFill && basket.lines.length > 0 && (
        <BasketBar
          count={countOf(basket)}
          totalCents={view.totalCents}
          currency={catalog.currency}
          needsAttention={!view.canOrder || basket.refused !== undefined}
          onOpen={() => setOpen({ kind: 'basket' })}
        />
      )}
      {catalog && may && (
        <BasketSheet
          whose={whose}
          catalog={catalog}
          timeZone={timeZone}
          now={now}
          may={may}
          isOpen={open?.kind === 'basket'}
          onClose={() => setOpen(undefined)}
        />
      )}
      <HelpSheet
        whose={whose}
        item={open?.kind === 'help' ? open.item : undefined}
        areas={catalog?.areas ?? []}
        currency={catalog?.currency ?? DEFAULT_CURRENCY}
        isOpen={open?.kind === 'help'}
        onClose={() => setOpen(undefined)}
      />
    </Page>
  );
};
