import { Button } from '@aws-amplify/ui-react';
import { Notice } from '@/components/ui/notice';
import type { DoorState } from '@/lib/domain/door-state';
import { answerWords } from './door-words';
import styles from './kept-notice.module.css';

type Props = { door: DoorState; timeZone: string; onRead: () => void; onDrop: () => void };

/** Scans that nobody has answered yet, and answers that came after the next guest. */
export const KeptScans = ({ door: { waiting, late, shown }, timeZone, onRead, onDrop }: Props) => {
  const kept = waiting.filter(({ scanId }) => shown.tag !== 'checking' || shown.scanId !== scanId).length;
  if (kept === 0 && late.length === 0) return null;
  return (
    <div className={styles.notices}>
      {kept > 0 && (
        <Notice
          tone="warning"
          title={kept === 1 ? '1 scan is kept' : `${kept} scans are kept`}
          action={
            <Button size="small" onClick={onDrop}>
              Give up
            </Button>
          }
        >
          Sent again by itself as soon as the network answers.
        </Notice>
      )}
      {late.length > 0 && (
        <Notice
          tone="info"
          title="Answered later"
          action={
            <Button size="small" onClick={onRead}>
              Read
            </Button>
          }
        >
          <ul role="list" className={styles.late}>
            {late.map((answer) => {
              const { title, text } = answerWords(answer, timeZone);
              return (
                <li key={answer.scanId}>
                  <strong>{title}</strong> <bdi>{text ?? 'Unknown ticket'}</bdi>
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
    </div>
  );
};
