import { useMemo } from 'react';
import { qrShapeOfText } from '@/components/ticket/qr-matrix';
import styles from './setup-qr.module.css';

const QUIET_ZONE = 4;

/** Black on white in every colour mode, or cameras fail. */
export const SetupQr = ({ address }: { address: string }) => {
  const { size, path } = useMemo(() => qrShapeOfText(address), [address]);
  const edge = size + 2 * QUIET_ZONE;
  return (
    <svg
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}`}
      className={styles.qr}
      role="img"
      aria-label="The key for your app as a QR code"
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
