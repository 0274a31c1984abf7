'use client';

import './configure-amplify';
import { ThemeProvider as AmplifyThemeProvider } from '@aws-amplify/ui-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider as ColorModeProvider } from 'next-themes';
import { useState, type ReactNode } from 'react';
import { SessionEvents } from '@/components/auth/session-events';
import { usherTheme } from '@/components/theme/usher-theme';
import { createQueryClient } from './query-client';
import { useServiceWorker } from './service-worker';

/** What every page stands on: colours, the query cache and the session. */
export const AppProviders = ({ children }: { children: ReactNode }) => {
  const [queryClient] = useState(createQueryClient);
  useServiceWorker();
  return (
    <ColorModeProvider attribute="data-color-mode" defaultTheme="system" enableSystem disableTransitionOnChange>
      <AmplifyThemeProvider theme={usherTheme}>
        <QueryClientProvider client={queryClient}>
          <SessionEvents />
          {children}
        </QueryClientProvider>
      </AmplifyThemeProvider>
    </ColorModeProvider>
  );
};
