'use client';

import './configure-amplify';
import { ThemeProvider as AmplifyThemeProvider } from '@aws-amplify/ui-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider as ColorModeProvider } from 'next-themes';
import { useState, type ReactNode } from 'react';
import { SessionEvents } from '@/components/auth/session-events';
import { usherTheme } from '@/components/theme/usher-theme';
import { useLibraryNonce } from './library-nonce';
import { createQueryClient } from './query-client';
import { useServiceWorker } from './service-worker';

type Props = {
  /** Of this page's content security policy: inline scripts and style elements need it. */
  nonce: string | undefined;
  children: ReactNode;
};

/** What every page stands on: colours, the query cache and the session. */
export const AppProviders = ({ nonce, children }: Props) => {
  const [queryClient] = useState(createQueryClient);
  useLibraryNonce(nonce);
  useServiceWorker();
  return (
    <ColorModeProvider attribute="data-color-mode" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <AmplifyThemeProvider theme={usherTheme} nonce={nonce}>
        <QueryClientProvider client={queryClient}>
          <SessionEvents />
          {children}
        </QueryClientProvider>
      </AmplifyThemeProvider>
    </ColorModeProvider>
  );
};
