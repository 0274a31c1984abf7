import { Button } from '@aws-amplify/ui-react';
import { formatMoment } from '@/components/event/format-time';
import { Tag } from '@/components/ui/tag';
import type { LoggedNotice } from '@/lib/data/notice-log';
import styles from './notice-list.module.css';
import { OUTCOMES, outcomeOf } from './notice-outcomes';
import { CHANNEL_WORDS, KIND_WORDS, reasonWords } from './notice-words';

/** What went out at once needs no second time of day. */
const LATE_MS = 60_000;

type Props = {
  notices: LoggedNotice[];
  timeZone: string;
  isBusy: boolean;
  /** Absent where all of them are of one guest. */
  onGuest?: ((guestId: string) => void) | undefined;
  onResend: (notice: LoggedNotice) => void;
};

/** Messages with their way, their fate and, where something went wrong, why. Guests are named by id alone. */
export const NoticeList = ({ notices, ...props }: Props) => (
  <ul role="list" className={styles.notices}>
    {notices.map((notice) => (
      <NoticeRow key={notice.id} notice={notice} {...props} />
    ))}
  </ul>
);

const NoticeRow = ({ notice, timeZone, isBusy, onGuest, onResend }: Omit<Props, 'notices'> & { notice: LoggedNotice }) => {
  const { kind, text, createdAt, reason, guestId, canBeResent } = notice;
  const { label, tone } = OUTCOMES[outcomeOf(notice)];
  return (
    <li className={styles.notice}>
      <time dateTime={createdAt} className={styles.time}>
        {formatMoment(createdAt, timeZone)}
      </time>
      <div className={styles.words}>
        <p className={styles.kind}>{KIND_WORDS[kind]}</p>
        <p>{text}</p>
        <p className={styles.facts}>
          {factsOf(notice, timeZone).join(' · ')}
          {' · '}
          {guestId && onGuest ? (
            <button
              type="button"
              className={styles.guest}
              onClick={() => onGuest(guestId)}
              aria-label={`Everything that guest ${guestId} was told`}
            >
              {`guest ${guestId}`}
            </button>
          ) : (
            (guestId && `guest ${guestId}`) || 'to staff'
          )}
        </p>
        {reason && <p className={styles.reason}>{`Because ${reasonWords(reason)}`}</p>}
      </div>
      <div className={styles.state}>
        <Tag tone={tone}>{label}</Tag>
        {canBeResent && (
          <Button size="small" isDisabled={isBusy} onClick={() => onResend(notice)}>
            Send anew…
          </Button>
        )}
      </div>
    </li>
  );
};

const factsOf = ({ channel, createdAt, sentAt, delivery, deliveredAt, attempts, resends }: LoggedNotice, timeZone: string): string[] =>
  [
    CHANNEL_WORDS[channel],
    sentAt && Date.parse(sentAt) - Date.parse(createdAt) >= LATE_MS && `sent ${formatMoment(sentAt, timeZone)}`,
    delivery === 'DELIVERED' && deliveredAt && `arrived ${formatMoment(deliveredAt, timeZone)}`,
    attempts > 1 && `${attempts} attempts`,
    resends > 0 && (resends === 1 ? 'sent anew' : `sent anew ${resends} times`),
  ].filter((fact) => typeof fact === 'string' && fact !== '') as string[];
