'use client';

import { Button, TextAreaField, TextField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { Catalog } from '@/lib/data/catalog';
import { REQUEST_LIMITS } from '@/lib/domain/guest-request';
import { formatCents } from '@/lib/domain/money';
import type { Whose } from '../mine/known-requests';
import { withQuantity } from './basket';
import { BasketLine } from './basket-line';
import styles from './basket-sheet.module.css';
import { viewBasket, type BasketEntry } from './basket-view';
import { MAY_ORDER_WORDS, type MayOrder } from './may-order';
import { placeOrder } from './place-order';
import { PlacedOrders } from './placed-orders';
import { refusedWords } from './refused-words';
import { Sheet } from './sheet';
import { useBasket } from './use-basket';
import { usePlace } from './use-place';

type Props = { whose: Whose; catalog: Catalog; timeZone: string; now: Date; may: MayOrder; isOpen: boolean; onClose: () => void };

/** What is about to be ordered, where to bring it, and the button that orders; then what becomes of it. */
export const BasketSheet = ({ whose, catalog, timeZone, now, may, isOpen, onClose }: Props) => {
  const { basket, change } = useBasket(whose);
  const { place, setPlace } = usePlace(whose);
  const [placed, setPlaced] = useState<string[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const view = viewBasket(basket, catalog, now);
  const { currency } = catalog;
  const { groups, gone, totalCents } = view;
  const isPlaced = placed.length > 0 && basket.lines.length === 0;

  const close = () => {
    setPlaced([]);
    setFailure(undefined);
    onClose();
  };
  const order = () => {
    try {
      const orders = placeOrder(whose, { catalog, location: place, now: new Date() });
      if (orders.length > 0) setPlaced(orders.map(({ clientKey }) => clientKey));
      setFailure(undefined);
    } catch (error) {
      // The device would not keep it: it is not sent either, and the basket is as it was.
      setFailure(error);
    }
  };
  const lineOf = (entry: BasketEntry) => (
    <BasketLine
      key={entry.line.itemId}
      entry={entry}
      currency={currency}
      timeZone={timeZone}
      now={now}
      onChange={(quantity) => change((current) => withQuantity(current, asItem(entry), quantity))}
    />
  );

  if (isPlaced) {
    return (
      <Sheet isOpen={isOpen} title="Your order" onClose={close}>
        <PlacedOrders
          whose={whose}
          clientKeys={placed}
          sentLabel={placed.length === 1 ? 'Ordered' : 'All ordered'}
          doneLabel="Order more"
          onDone={close}
        />
      </Sheet>
    );
  }
  return (
    <Sheet
      isOpen={isOpen}
      title="Your basket"
      onClose={close}
      footer={
        <>
          {may !== 'yes' && <Notice tone="info">{MAY_ORDER_WORDS[may]}</Notice>}
          <Button variation="primary" size="large" isFullWidth isDisabled={!view.canOrder || may !== 'yes'} onClick={order}>
            {totalCents === 0 ? 'Order' : `Order for ${formatCents(totalCents, currency)}`}
          </Button>
        </>
      }
    >
      {basket.refused && (
        <Notice tone="error" title="Not ordered">
          {refusedWords(basket)}
        </Notice>
      )}
      {failure !== undefined && <ErrorNotice error={failure} />}
      {basket.lines.length === 0 && <EmptyState title="Your basket is empty">Choose something from the catalogue.</EmptyState>}
      {groups.length > 1 && (
        <p className={styles.split}>
          {groups.length} orders: {groups.map(({ area }) => area.name).join(', ')}. Each comes on its own.
        </p>
      )}
      {groups.map(({ area, entries }, index) => (
        <section key={`${area.id}.${index}`} aria-label={area.name}>
          <h3 className={classNames('amplify-heading', styles.area)}>{area.name}</h3>
          <ul role="list">{entries.map(lineOf)}</ul>
        </section>
      ))}
      {gone.length > 0 && <ul role="list">{gone.map(lineOf)}</ul>}
      {basket.lines.length > 0 && (
        <>
          <TextField
            label="Where shall we bring it?"
            placeholder="Seat, table or stand"
            value={place}
            maxLength={REQUEST_LIMITS.location}
            onChange={({ target }) => setPlace(target.value)}
            autoComplete="off"
          />
          <TextAreaField
            label="Note (if you like)"
            placeholder="Oat milk, please"
            rows={2}
            value={basket.note}
            maxLength={REQUEST_LIMITS.note}
            onChange={({ target }) => change((current) => ({ ...current, note: target.value }))}
          />
        </>
      )}
    </Sheet>
  );
};

/** As what the line goes on in the basket: what is shown now is what was seen. */
const asItem = ({ item, line, unitCents }: BasketEntry) => item ?? { id: line.itemId, name: line.name, priceCents: unitCents };
