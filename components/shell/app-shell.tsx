import type { ReactNode } from 'react';
import { ColorModeSwitch } from '@/components/theme/color-mode-switch';
import { AppHeader } from './app-header';
import { BackendMissing } from './backend-missing';
import { OfflineBanner } from './offline-banner';
import styles from './app-shell.module.css';

/** Header, content and footer of every page but the full-screen ones. */
export const AppShell = ({ children }: { children: ReactNode }) => (
  <div className={styles.shell}>
    <a className={styles.skip} href="#content">
      Skip to the content
    </a>
    <AppHeader />
    <OfflineBanner />
    <main id="content" tabIndex={-1} className={styles.content}>
      <BackendMissing />
      {children}
    </main>
    <footer className={styles.footer}>
      <p>Usher</p>
      <ColorModeSwitch />
    </footer>
  </div>
);
