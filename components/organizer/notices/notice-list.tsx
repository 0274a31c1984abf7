import { formatMoment } from '@/components/event/format-time';
import { Tag } from '@/components/ui/tag';
import type { LoggedNotice } from '@/lib/data/notice-log';
import styles from './notice-list.module.css';
import { CHANNEL_WORDS, KIND_WORDS, reasonWords, STATE_WORDS } from './notice-words';

/** What went out at once needs no second time of day. */
const LATE_MS = 60_000;

/** Messages with their way, their fate and, where something went wrong, why. Guests are named by id alone. */
export const NoticeList = ({ notices, timeZone }: { notices: LoggedNotice[]; timeZone: string }) => (
  <ul role="list" className={styles.notices}>
    {notices.map((notice) => (
      <NoticeRow key={notice.id} notice={notice} timeZone={timeZone} />
    ))}
  </ul>
);

const NoticeRow = ({ notice, timeZone }: { notice: LoggedNotice; timeZone: string }) => {
  const { kind, channel, state, text, createdAt, sentAt, attempts, reason, guestId } = notice;
  const { label, tone } = STATE_WORDS[state];
  const facts = [
    CHANNEL_WORDS[channel],
    sentAt && Date.parse(sentAt) - Date.parse(createdAt) >= LATE_MS && `sent ${formatMoment(sentAt, timeZone)}`,
    attempts > 1 && `${attempts} attempts`,
    guestId ? `guest ${guestId}` : 'to staff',
  ].filter(Boolean);
  return (
    <li className={styles.notice}>
      <time dateTime={createdAt} className={styles.time}>
        {formatMoment(createdAt, timeZone)}
      </time>
      <div className={styles.words}>
        <p className={styles.kind}>{KIND_WORDS[kind]}</p>
        <p>{text}</p>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {reason && <p className={styles.reason}>{`Because ${reasonWords(reason)}`}</p>}
      </div>
      <p className={styles.state}>
        <Tag tone={tone}>{label}</Tag>
      </p>
    </li>
  );
};
