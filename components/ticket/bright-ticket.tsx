'use client';

import { useEffect, useRef, useState } from 'react';
import { TicketQr } from './ticket-qr';
import styles from './bright-ticket.module.css';
import { useWakeLock } from '@/components/ui/use-wake-lock';

/** The QR code; a tap shows it on the whole, white screen, which stays awake: what a camera at the door reads best. */
export const BrightTicket = ({ ticket, name }: { ticket: string; name: string }) => {
  const [isBright, setIsBright] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useWakeLock(isBright);
  useEffect(() => {
    if (isBright) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isBright]);
  return (
    <>
      <button type="button" className={styles.small} onClick={() => setIsBright(true)} aria-label="Show the ticket on the whole screen">
        <TicketQr ticket={ticket} />
        <span className={styles.hint}>Tap to brighten</span>
      </button>
      <dialog ref={dialog} className={styles.bright} aria-label="Your ticket" onClose={() => setIsBright(false)}>
        <button type="button" className={styles.whole} onClick={() => setIsBright(false)} aria-label="Back to the page">
          <span className={styles.qr}>
            <TicketQr ticket={ticket} />
          </span>
          <span className={styles.name}>{name}</span>
          <span className={styles.hint}>Hold it to the scanner. Tap to go back.</span>
        </button>
      </dialog>
    </>
  );
};
