'use client';

import { Button, TextAreaField, TextField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { CatalogItem } from '@/lib/data/catalog';
import { REQUEST_LIMITS } from '@/lib/domain/guest-request';
import { HELP_DESK, type ServiceArea } from '@/lib/domain/service-area';
import type { Whose } from '../mine/known-requests';
import { keepOrders, type NewOrder } from '../outbox/outbox';
import { PlacedOrders } from './placed-orders';
import { Sheet } from './sheet';
import { usePlace } from './use-place';

type Props = {
  whose: Whose;
  /** What the catalogue offers as help; without it the guest says what is needed. */
  item?: CatalogItem | undefined;
  areas: readonly ServiceArea[];
  currency: string;
  isOpen: boolean;
  onClose: () => void;
};

/** A call for help: what is needed, and where. */
export const HelpSheet = ({ whose, item, areas, currency, isOpen, onClose }: Props) => {
  const { place, setPlace } = usePlace(whose);
  const [note, setNote] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const [placed, setPlaced] = useState<string[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const needsNote = !item && note.trim() === '';

  const close = () => {
    setPlaced([]);
    setIsIncomplete(false);
    setFailure(undefined);
    onClose();
  };
  const ask = () => {
    // A second tap comes before the first one shows.
    if (placed.length > 0) return;
    if (needsNote) return setIsIncomplete(true);
    try {
      const area = areas.find(({ id }) => id === (item?.area ?? HELP_DESK.id)) ?? HELP_DESK;
      const call = callOf({ eventId: whose.eventId, item, area, currency, place, note });
      setPlaced(keepOrders(whose.sub, [call], new Date()).map(({ clientKey }) => clientKey));
      setNote('');
      setFailure(undefined);
    } catch (error) {
      // The device would not keep it: it is not sent either, and what was typed is still there.
      setFailure(error);
    }
  };

  if (placed.length > 0) {
    return (
      <Sheet isOpen={isOpen} title="Your call for help" onClose={close}>
        <PlacedOrders whose={whose} clientKeys={placed} sentLabel="Help is called" doneLabel="Close" onDone={close} />
      </Sheet>
    );
  }
  return (
    <Sheet
      isOpen={isOpen}
      title={item?.name ?? 'Ask for help'}
      onClose={close}
      footer={
        <Button variation="primary" size="large" isFullWidth onClick={ask}>
          {item ? 'Ask for this' : 'Ask for help'}
        </Button>
      }
    >
      {item?.description && <p>{item.description}</p>}
      <p>In an emergency, speak to anyone of the team or call the emergency services.</p>
      {failure !== undefined && <ErrorNotice error={failure} />}
      <TextAreaField
        label={item ? 'What should we know? (if you like)' : 'What do you need?'}
        rows={3}
        value={note}
        maxLength={REQUEST_LIMITS.note}
        hasError={isIncomplete && needsNote}
        errorMessage="Please say what you need."
        onChange={({ target }) => setNote(target.value)}
      />
      <TextField
        label="Where are you?"
        placeholder="Seat, table or stand"
        value={place}
        maxLength={REQUEST_LIMITS.location}
        onChange={({ target }) => setPlace(target.value)}
        autoComplete="off"
      />
    </Sheet>
  );
};

type Call = { eventId: string; item: CatalogItem | undefined; area: ServiceArea; currency: string; place: string; note: string };

const callOf = ({ eventId, item, area, currency, place, note }: Call): NewOrder => ({
  eventId,
  category: 'ASSISTANCE',
  areaName: area.name,
  lines: item ? [{ itemId: item.id, name: item.name, category: item.category, quantity: 1, unitPriceCents: item.priceCents }] : [],
  currency,
  location: place.trim() || undefined,
  note: note.trim() || undefined,
});
