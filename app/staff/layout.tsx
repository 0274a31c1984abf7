import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';

const StaffLayout = ({ children }: { children: ReactNode }) => <AppShell>{children}</AppShell>;

export default StaffLayout;
