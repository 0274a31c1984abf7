'use client';

import { useOnline } from '@/components/ui/use-online';
import styles from './offline-banner.module.css';

/** Stays in the page, so that a screen reader hears it appear. */
export const OfflineBanner = () => {
  const isOnline = useOnline();
  return (
    <div role="status" className={styles.slot}>
      {!isOnline && <p className={styles.banner}>No connection. What you see may be out of date; changes have to wait.</p>}
    </div>
  );
};
