import '@aws-amplify/ui-react/styles.css';
import '@fontsource-variable/bricolage-grotesque/wght.css';
import '@fontsource-variable/figtree/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppProviders } from '@/components/providers/app-providers';

export const metadata: Metadata = {
  title: { default: 'Usher', template: '%s · Usher' },
  description: 'Register for events, keep your ticket at hand and get in quickly.',
  applicationName: 'Usher',
  manifest: '/manifest.webmanifest',
  icons: { icon: [{ url: '/icons/usher.svg', type: 'image/svg+xml' }], apple: '/icons/usher-180.png' },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f6fb' },
    { media: '(prefers-color-scheme: dark)', color: '#130f1a' },
  ],
};

/** Asking for the nonce makes every page one that is rendered for its request (proxy.ts). */
const RootLayout = async ({ children }: { children: ReactNode }) => {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // next-themes sets the colour attribute before hydration, which React would otherwise report.
    <html lang="en" data-amplify-theme="usher" suppressHydrationWarning>
      <body>
        <AppProviders nonce={nonce}>{children}</AppProviders>
      </body>
    </html>
  );
};

export default RootLayout;
