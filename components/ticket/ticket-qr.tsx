import { useMemo } from 'react';
import { qrShapeOf } from './qr-matrix';
import styles from './ticket-qr.module.css';

const QUIET_ZONE = 4;

/** The ticket as a QR code: black on white in every colour mode, or scanners fail. */
export const TicketQr = ({ ticket }: { ticket: string }) => {
  const { size, path } = useMemo(() => qrShapeOf(ticket), [ticket]);
  const edge = size + 2 * QUIET_ZONE;
  return (
    <svg
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}`}
      className={styles.qr}
      role="img"
      aria-label="Your ticket as a QR code"
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
