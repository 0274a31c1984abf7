'use client';

import type { CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { pageNonce } from '@/components/ui/page-nonce';
import { PlaceCard } from './place-card';
import { orderAddressOf } from './place-list';
import styles from './place-sheets.module.css';
import { SHEETS, type PerPage } from './remembered-places';

type Props = { places: string[]; perPage: PerPage; event: { id: string; name: string } };

/** The first page, as it will come out of the printer. */
export const SheetPreview = ({ places, perPage, event }: Props) => (
  <div className={styles.preview}>
    <Sheet places={places.slice(0, Number(perPage))} perPage={perPage} event={event} />
  </div>
);

/** Whatever else the document shows is left out. A margin of its own spares the cards what printers cannot reach. */
const PRINT_STYLE = `
  @page { size: A4 portrait; margin: 10mm; }
  @media screen { [data-place-sheets] { display: none; } }
  @media print {
    html, body { margin: 0 !important; padding: 0 !important; min-block-size: 0 !important; background: #fff !important; }
    body > :not([data-place-sheets]) { display: none !important; }
  }`;

/** All pages, for the printer alone: they stand beside the page, so that the browser's own print command prints them too. */
export const PrintedSheets = ({ places, perPage, event }: Props) => {
  const pages = Array.from({ length: Math.ceil(places.length / Number(perPage)) }, (_, page) =>
    places.slice(page * Number(perPage), (page + 1) * Number(perPage)),
  );
  return createPortal(
    <div data-place-sheets="">
      <style nonce={pageNonce()}>{PRINT_STYLE}</style>
      {pages.map((onPage) => (
        <div key={onPage[0]} className={styles.page}>
          <Sheet places={onPage} perPage={perPage} event={event} />
        </div>
      ))}
    </div>,
    document.body,
  );
};

const Sheet = ({ places, perPage, event }: Props) => {
  const { columns, rows } = SHEETS[perPage];
  return (
    <div className={styles.sheet} style={{ '--columns': columns, '--rows': rows } as CSSProperties}>
      {places.map((place) => (
        <div key={place} className={styles.cell}>
          <PlaceCard
            place={place}
            eventName={event.name}
            address={orderAddressOf({ origin: window.location.origin, eventId: event.id, place })}
          />
        </div>
      ))}
    </div>
  );
};
