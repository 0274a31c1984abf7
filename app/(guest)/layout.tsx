import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';

const GuestLayout = ({ children }: { children: ReactNode }) => <AppShell>{children}</AppShell>;

export default GuestLayout;
