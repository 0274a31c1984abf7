import { useMemo } from 'react';
import { classNames } from '@/components/ui/class-names';
import { qrShapeOfText } from '@/components/ticket/qr-matrix';
import styles from './place-card.module.css';

const QUIET_ZONE = 4;

/** Longer names get smaller letters, so that a card never grows. */
const LONG_NAME = 18;
const VERY_LONG_NAME = 45;

type Props = { place: string; address: string; eventName: string };

/** What lies on the table: the code, and under it in words where it is and what it is for. */
export const PlaceCard = ({ place, address, eventName }: Props) => {
  const { size, path } = useMemo(() => qrShapeOfText(address), [address]);
  const edge = size + 2 * QUIET_ZONE;
  return (
    <div className={styles.card}>
      <p className={styles.event}>{eventName}</p>
      <svg
        viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}`}
        className={styles.qr}
        role="img"
        aria-label={`QR code of ${place}`}
        shapeRendering="crispEdges"
      >
        <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={edge} height={edge} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p className={classNames(styles.place, place.length > LONG_NAME && styles.long, place.length > VERY_LONG_NAME && styles.veryLong)}>
        {place}
      </p>
      <p className={styles.hint}>Scan to order here or to call for help</p>
    </div>
  );
};
