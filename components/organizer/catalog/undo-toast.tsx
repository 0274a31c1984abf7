'use client';

import { Button } from '@aws-amplify/ui-react';
import { useEffect, useState } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { CatalogItem } from '@/lib/data/catalog';
import styles from './undo-toast.module.css';
import { useArchiveItem } from './use-catalog';

/** Long enough to read it twice. The item can be put back later too, from among the archived ones. */
const SHOWN_MS = 12_000;

/** Says that an item was archived, with the way back. It stays while someone is at it. */
export const UndoToast = ({ item, onDone }: { item: CatalogItem | undefined; onDone: () => void }) => (
  <div role="status" className={styles.place}>
    {item && <Toast key={item.id} item={item} onDone={onDone} />}
  </div>
);

const Toast = ({ item, onDone }: { item: CatalogItem; onDone: () => void }) => {
  const [isHeld, setIsHeld] = useState(false);
  const putBack = useArchiveItem(item.eventId);
  const stays = isHeld || putBack.isPending || putBack.isError;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onDone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays, onDone]);
  return (
    <div
      className={styles.toast}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <p className={styles.text}>{`${item.name} is off the catalogue.`}</p>
      <Button
        size="small"
        onClick={() => putBack.mutate({ itemId: item.id, archived: false }, { onSuccess: onDone })}
        isLoading={putBack.isPending}
        loadingText="Undoing…"
      >
        Undo
      </Button>
      <Button size="small" variation="link" onClick={onDone} aria-label="Dismiss">
        <span aria-hidden="true">✕</span>
      </Button>
      {putBack.error && <ErrorNotice error={putBack.error} />}
    </div>
  );
};
