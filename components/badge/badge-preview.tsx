'use client';

import type { BadgeText, LabelSize } from '@/lib/domain/badge-layout';
import { Badge } from './badge';
import styles from './badge.module.css';
import { useBadgeLayout } from './use-badge-layout';

/** The badge as it will print, as wide as its place. It keeps its shape while the fonts load. */
export const BadgePreview = ({ text, size }: { text: BadgeText; size: LabelSize }) => {
  const layout = useBadgeLayout(text, size);
  return (
    <div className={styles.preview} style={{ aspectRatio: `${size.width} / ${size.height}` }} data-testid="badge-preview">
      {layout && <Badge layout={layout} unit={(millimetres) => `${(millimetres * 100) / layout.size.width}cqw`} />}
    </div>
  );
};
