'use client';

import { useQuery } from '@tanstack/react-query';
import { hasRole } from '@/components/auth/event-roles';
import { RequireRole } from '@/components/auth/require-role';
import type { SignedIn } from '@/components/auth/session';
import { useSession } from '@/components/auth/use-session';
import { ownTimeZone } from '@/components/event/format-time';
import { AppShell } from '@/components/shell/app-shell';
import { workEventQuery } from '@/components/staff/use-work-events';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { useDocumentTitle } from '@/components/ui/use-document-title';
import { Kiosk } from './kiosk';
import { KioskSetup } from './kiosk-setup';
import { useKioskSettings } from './kiosk-settings';

/** `/kiosk/[eventId]`: full screen for the kiosk's accounts; whoever else comes here keeps the app's header. */
export const KioskPage = ({ eventId }: { eventId: string }) => {
  const session = useSession();
  if (session.status === 'signedIn' && hasRole(session, 'kiosk', eventId)) return <OwnKiosk session={session} eventId={eventId} />;
  return (
    <AppShell>
      <RequireRole role="kiosk" eventId={eventId}>
        {() => null}
      </RequireRole>
    </AppShell>
  );
};

/** The kiosk, once this device has been set up for the event. */
const OwnKiosk = ({ session, eventId }: { session: SignedIn; eventId: string }) => {
  const settings = useKioskSettings();
  // The event's name is for the badge: a kiosk that cannot learn it yet must still let guests in.
  const event = useQuery({ ...workEventQuery(session, eventId), retry: true, refetchOnWindowFocus: false });
  useDocumentTitle(event.data?.name && `Kiosk of ${event.data.name}`);
  if (settings === undefined || (event.isPending && event.failureCount === 0)) {
    return (
      <main>
        <Page title={<Loading label="Starting the kiosk…" lines={1} />} width="narrow">
          {null}
        </Page>
      </main>
    );
  }
  if (settings?.eventId !== eventId || !settings.gate) {
    return (
      <AppShell>
        <KioskSetup session={session} eventId={eventId} />
      </AppShell>
    );
  }
  return (
    <Kiosk
      key={JSON.stringify(settings)}
      settings={settings}
      eventName={event.data?.name ?? ''}
      timeZone={event.data?.timeZone ?? ownTimeZone()}
    />
  );
};
