import type { Metadata } from 'next';
import { AppShell } from '@/components/shell/app-shell';
import { ButtonLink } from '@/components/ui/button-link';
import { Page } from '@/components/ui/page';

export const metadata: Metadata = { title: 'Not found' };

const NotFound = () => (
  <AppShell>
    <Page width="narrow" title="There is nothing here" lead="The address may be mistyped, or what was here is gone.">
      <div>
        <ButtonLink href="/" variation="primary">
          See all events
        </ButtonLink>
      </div>
    </Page>
  </AppShell>
);

export default NotFound;
