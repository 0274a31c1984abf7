import { ButtonLink } from '@/components/ui/button-link';
import { Page } from '@/components/ui/page';

export const NoSuchManagedEvent = () => (
  <Page width="narrow" title="There is no such event" lead="The address may be mistyped.">
    <div>
      <ButtonLink href="/organizer" variation="primary">
        Your events
      </ButtonLink>
    </div>
  </Page>
);
