'use client';

import { Button } from '@aws-amplify/ui-react';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import { countWords } from '../numbers/number-words';
import styles from './causes-panel.module.css';
import { type Cause, OUTCOMES } from './notice-outcomes';
import { CHANNEL_WORDS, reasonWords } from './notice-words';

type Props = { causes: Cause[]; isBusy: boolean; onShow: (cause: Cause) => void; onResend: (cause: Cause) => void };

/** What did not reach its person, by cause, the most frequent first. */
export const CausesPanel = ({ causes, isBusy, onShow, onResend }: Props) => (
  <Panel title="What went wrong">
    {causes.length === 0 ? (
      <p className={styles.nothing}>Nothing: no message was lost.</p>
    ) : (
      <ul role="list" className={styles.causes}>
        {causes.map((cause) => (
          <CauseRow key={[cause.outcome, cause.channel, cause.reason].join('#')} {...{ cause, isBusy, onShow, onResend }} />
        ))}
      </ul>
    )}
  </Panel>
);

const CauseRow = ({ cause, isBusy, onShow, onResend }: Omit<Props, 'causes'> & { cause: Cause }) => {
  const { outcome, channel, reason, count, mayBeResent } = cause;
  const what = `${countWords(count)} ${CHANNEL_WORDS[channel]}, ${OUTCOMES[outcome].label}${reason ? `, ${reasonWords(reason)}` : ''}`;
  return (
    <li className={styles.cause}>
      <p className={styles.count}>{countWords(count)}</p>
      <div className={styles.words}>
        <p className={styles.kind}>
          <span>{CHANNEL_WORDS[channel]}</span> <Tag tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Tag>
        </p>
        <p className={styles.reason}>{reason ? sentence(reasonWords(reason)) : OUTCOMES[outcome].meaning}</p>
      </div>
      <div className={styles.actions}>
        <Button size="small" aria-label={`Show: ${what}`} onClick={() => onShow(cause)}>
          Show
        </Button>
        {mayBeResent && (
          <Button size="small" isDisabled={isBusy} aria-label={`Send anew: ${what}`} onClick={() => onResend(cause)}>
            Send anew…
          </Button>
        )}
      </div>
    </li>
  );
};

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
