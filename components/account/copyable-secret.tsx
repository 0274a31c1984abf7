'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import styles from './copyable-secret.module.css';

/** In groups of four, which are easier to type; copied without the gaps. */
export const CopyableSecret = ({ secret }: { secret: string }) => {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setOutcome('copied');
    } catch (error) {
      // The browser asks the person, who may say no.
      if (!(error instanceof DOMException)) throw error;
      setOutcome('refused');
    }
  };
  return (
    <div className={styles.secret}>
      <code className={styles.key}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      <Button size="small" onClick={() => void copy()}>
        Copy the key
      </Button>
      <span role="status" className={styles.outcome}>
        {outcome === 'copied' && 'Copied.'}
        {outcome === 'refused' && 'Please select and copy it yourself.'}
      </span>
    </div>
  );
};
