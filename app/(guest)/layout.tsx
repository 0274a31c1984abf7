import type { ReactNode } from 'react';
import { RequestsCompanion } from '@/components/requests/mine/companion';
import { AppShell } from '@/components/shell/app-shell';

const GuestLayout = ({ children }: { children: ReactNode }) => (
  <AppShell>
    {children}
    <RequestsCompanion />
  </AppShell>
);

export default GuestLayout;
