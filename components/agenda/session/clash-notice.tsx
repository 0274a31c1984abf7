import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import type { AgendaSession } from '@/lib/data/agenda';
import { sessionHref } from '../session-facts';

type Props = { eventId: string; others: readonly AgendaSession[]; /** The server has said no because of them. */ isRefused: boolean };

/** Which of the guest's own sessions are at the same time, with the way to give them back. */
export const ClashNotice = ({ eventId, others, isRefused }: Props) => (
  <Notice
    tone={isRefused ? 'error' : 'warning'}
    title={isRefused ? 'Not reserved: it is at the same time' : 'You have a seat at the same time'}
  >
    {others.map((other, index) => (
      <span key={other.id}>
        {index > 0 && ', '}
        <Link href={sessionHref(eventId, other.id)} style={{ color: 'inherit' }}>
          {other.title}
        </Link>
      </span>
    ))}
    . Give that seat back first.
  </Notice>
);
