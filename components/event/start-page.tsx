'use client';

import Link from 'next/link';
import { signInHref } from '@/components/auth/return-path';
import { useSession } from '@/components/auth/use-session';
import { placesOf } from '@/components/shell/places';
import { ButtonLink } from '@/components/ui/button-link';
import { EventList } from './event-list';
import styles from './start-page.module.css';

/** For visitors: what is on, and the way in. For everyone with an account: their own places first. */
export const StartPage = () => {
  const session = useSession();
  return (
    <div className={styles.page}>
      <header className={styles.hero}>
        <div className={styles.inner}>
          <h1 className={`amplify-heading ${styles.title}`}>
            {session.status === 'signedIn' ? 'Welcome back' : 'Good events start at the door.'}
          </h1>
          {session.status === 'signedIn' ? (
            <ul role="list" className={styles.places}>
              {placesOf(session).map(({ href, label, description }) => (
                <li key={href}>
                  <Link href={href} className={styles.place}>
                    <span className={styles.placeName}>{label}</span>
                    <span>{description}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ) : (
            <>
              <p className={styles.lead}>Register in a minute, keep your ticket on your phone, and walk in without a queue.</p>
              <div className={styles.ways}>
                <ButtonLink href={signInHref('/', { isNew: true })} className={styles.signUp} size="large">
                  Create an account
                </ButtonLink>
              </div>
            </>
          )}
        </div>
      </header>
      <section className={styles.events} aria-labelledby="events">
        <h2 id="events" className={`amplify-heading ${styles.subtitle}`}>
          Events
        </h2>
        <EventList />
      </section>
    </div>
  );
};
