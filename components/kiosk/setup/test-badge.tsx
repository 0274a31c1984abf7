'use client';

import { Button } from '@aws-amplify/ui-react';
import { useMutation } from '@tanstack/react-query';
import { BadgePreview } from '@/components/badge/badge-preview';
import { printBadge } from '@/components/badge/print-badge';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { LabelSize } from '@/lib/domain/badge-layout';
import styles from './test-badge.module.css';

/** Letters that printers and bare systems get wrong: whoever sets the kiosk up sees here whether they come out. */
const SAMPLE = { givenName: 'Zoë 王秀英', familyName: 'محمد Ελένη', company: 'Иванов & अमित', jobTitle: 'Test badge' };

/** A badge to try printer and label with. It checks nobody in. */
export const TestBadge = ({ size, eventName }: { size: LabelSize; eventName: string }) => {
  const text = { ...SAMPLE, eventName };
  const print = useMutation({ mutationFn: () => printBadge(text, size) });
  return (
    <div className={styles.test}>
      <div className={styles.badge}>
        <BadgePreview text={text} size={size} />
      </div>
      <Button size="small" onClick={() => print.mutate()} isLoading={print.isPending} loadingText="Printing…">
        Print a test badge
      </Button>
      {print.error && <ErrorNotice error={print.error} title="The badge did not print" />}
      <p className={styles.note}>
        Boxes in place of letters mean that this device lacks a font. To print without a dialog, start the browser with{' '}
        <code>--kiosk-printing</code>.
      </p>
    </div>
  );
};
