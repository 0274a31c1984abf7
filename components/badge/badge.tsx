import type { BadgeBlock, BadgeLayout } from '@/lib/domain/badge-layout';
import { BADGE_FONT } from './badge-font';
import styles from './badge.module.css';

type Props = {
  layout: BadgeLayout;
  /** What a millimetre of the label is: `mm` on paper, a share of the preview's width on screen. */
  unit: (millimetres: number) => string;
};

/** A badge as it prints: black on white, since label printers know no grey. */
export const Badge = ({ layout, unit }: Props) => (
  <div
    className={styles.badge}
    style={{
      inlineSize: unit(layout.size.width),
      blockSize: unit(layout.size.height),
      padding: unit(layout.margin),
      fontFamily: BADGE_FONT,
    }}
  >
    <div className={styles.who}>
      <Block block={layout.name} unit={unit} />
      {layout.details.map((block, index) => (
        <Block key={index} block={block} unit={unit} />
      ))}
    </div>
    {layout.event && (
      <div className={styles.event}>
        <Block block={layout.event} unit={unit} />
      </div>
    )}
  </div>
);

/** The lines were broken when they were measured, so the browser must not break them again. */
const Block = ({ block, unit }: { block: BadgeBlock; unit: Props['unit'] }) => (
  <p className={styles.block} style={{ fontSize: unit(block.fontSize), lineHeight: unit(block.lineHeight), fontWeight: block.weight }}>
    {block.lines.map((line, index) => (
      <bdi key={index} className={styles.line}>
        {line}
      </bdi>
    ))}
  </p>
);
