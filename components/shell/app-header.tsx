'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { signInHref } from '@/components/auth/return-path';
import { useSession } from '@/components/auth/use-session';
import { ButtonLink } from '@/components/ui/button-link';
import { AccountMenu } from './account-menu';
import styles from './app-header.module.css';
import { Logo } from './logo';
import { placesOf } from './places';

/** Says where one is and where one may go, which depends on the account. */
export const AppHeader = () => {
  const session = useSession();
  const pathname = usePathname();
  const places = session.status === 'signedIn' ? [{ href: '/', label: 'Events' }, ...placesOf(session)] : [];
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.home} aria-label="Usher, start page">
        <Logo />
      </Link>
      {places.length > 0 && (
        <nav className={styles.nav} aria-label="Main">
          <ul role="list">
            {places.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} prefetch aria-current={isCurrent(pathname, href) ? 'page' : undefined}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className={styles.account}>
        {session.status === 'signedIn' && <AccountMenu email={session.email} />}
        {session.status === 'visitor' && !pathname.startsWith('/sign-in') && (
          <ButtonLink href={signInHref(pathname)} size="small">
            Sign in
          </ButtonLink>
        )}
      </div>
    </header>
  );
};

const isCurrent = (pathname: string, href: string): boolean => (href === '/' ? pathname === '/' : pathname.startsWith(href));
