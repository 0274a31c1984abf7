'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import styles from './event-nav.module.css';

const pagesOf = (eventId: string) => {
  const event = `/organizer/events/${eventId}`;
  return [
    { href: event, label: 'Event' },
    { href: `${event}/sessions`, label: 'Sessions' },
    { href: `${event}/catalog`, label: 'Catalogue' },
    { href: `${event}/places`, label: 'Codes' },
    { href: `${event}/numbers`, label: 'Numbers' },
    { href: `${event}/notices`, label: 'Delivery log' },
  ];
};

/** The way between an organizer's pages of one event. A page below another one belongs to it. */
export const EventNav = ({ eventId }: { eventId: string }) => {
  const pathname = usePathname();
  const [overview, ...others] = pagesOf(eventId);
  const current = others.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`)) ?? overview;
  const list = useRef<HTMLUListElement>(null);
  // On a phone the list is wider than the screen. Only the list is scrolled, never the page.
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && shown) list.current.scrollLeft = shown.offsetLeft - (list.current.clientWidth - shown.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav aria-label="This event" className={styles.nav}>
      <ul ref={list} role="list" className={styles.pages}>
        {pagesOf(eventId).map(({ href, label }) => (
          <li key={href}>
            <Link href={href} aria-current={href === current?.href ? (pathname === href ? 'page' : 'true') : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
