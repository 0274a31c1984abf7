import { ButtonLink } from '@/components/ui/button-link';
import styles from './request-links.module.css';

/** The ways from a ticket to what one can ask for at the event. */
export const RequestLinks = ({ eventId }: { eventId: string }) => (
  <nav className={styles.links} aria-label="At the event">
    <ButtonLink href={`/events/${eventId}/order`} variation="primary">
      Order food and drinks
    </ButtonLink>
    <ButtonLink href={`/events/${eventId}/order?open=help`}>Ask for help</ButtonLink>
    <ButtonLink href={`/events/${eventId}/requests`}>Your requests</ButtonLink>
    <ButtonLink href={`/events/${eventId}/agenda?view=mine`}>Your schedule</ButtonLink>
  </nav>
);
