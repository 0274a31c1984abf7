'use client';

import { RequireRole } from '@/components/auth/require-role';
import { AppShell } from '@/components/shell/app-shell';
import { KioskSetup } from './kiosk-setup';

/** The set-up has the app's header, unlike the kiosk itself. */
export const KioskSetupPage = () => (
  <AppShell>
    <RequireRole role="kiosk">{(session) => <KioskSetup session={session} />}</RequireRole>
  </AppShell>
);
