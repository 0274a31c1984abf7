'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { RequireRole } from '@/components/auth/require-role';
import type { SignedIn } from '@/components/auth/session';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import styles from './staff-page.module.css';
import { workEventQuery, type WorkEvent } from './use-work-events';

type Props = {
  eventId: string;
  title: string;
  /** The content names the browser tab. */
  hasOwnTitle?: boolean;
  width?: 'wide' | 'full';
  children: (event: WorkEvent) => ReactNode;
};

/** A page of one event's staff: its name, and the way between desk, arrivals, requests, sessions and alerts. The work does not wait for the name. */
export const StaffPage = (props: Props) => (
  <RequireRole role="staff" eventId={props.eventId}>
    {(session) => <OfEvent session={session} {...props} />}
  </RequireRole>
);

const OfEvent = ({ session, eventId, title, hasOwnTitle = false, width, children }: Props & { session: SignedIn }) => {
  const event = useQuery(workEventQuery(session, eventId)).data ?? { id: eventId, name: '' };
  const pathname = usePathname();
  useDocumentTitle(hasOwnTitle ? undefined : event.name && `${title}, ${event.name}`);
  const root = `/staff/${eventId}`;
  const tabs = [
    { href: root, label: 'Check-in desk' },
    { href: `${root}/arrivals`, label: 'Arrivals' },
    { href: `${root}/requests`, label: 'Requests' },
    { href: `${root}/sessions`, label: 'Sessions' },
    { href: `${root}/alerts`, label: 'Alerts' },
  ];
  return (
    <Page
      title={title}
      width={width}
      overline={<bdi>{event.name || '…'}</bdi>}
      actions={
        <nav aria-label="Work at this event" className={styles.tabs}>
          {tabs.map(({ href, label }) => (
            <Link key={href} href={href} aria-current={isAt(pathname, href, root) ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
      }
    >
      {children(event)}
    </Page>
  );
};

/** A session's page and its door belong to the sessions. */
const isAt = (pathname: string, href: string, root: string): boolean =>
  pathname === href || (href !== root && pathname.startsWith(`${href}/`));
