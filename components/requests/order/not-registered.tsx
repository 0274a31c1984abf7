import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';

/** For those whom the event does not expect. */
export const NotRegistered = ({ eventId, title }: { eventId: string; title: string }) => (
  <Page width="narrow" title={title}>
    <EmptyState
      title="This is for registered guests"
      action={
        <ButtonLink href={`/events/${eventId}`} variation="primary">
          See the event
        </ButtonLink>
      }
    >
      You have no ticket for this event. If it came to another e-mail address, please sign in with that one.
    </EmptyState>
  </Page>
);
