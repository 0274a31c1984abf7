import { ButtonLink } from '@/components/ui/button-link';
import { Page } from '@/components/ui/page';

export const NoSuchEvent = () => (
  <Page width="narrow" title="There is no such event" lead="The address may be mistyped, or the event is not published.">
    <div>
      <ButtonLink href="/" variation="primary">
        See all events
      </ButtonLink>
    </div>
  </Page>
);
