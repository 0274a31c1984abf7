import type { ReactNode } from 'react';

export type IconName = 'tick' | 'again' | 'cross' | 'printer' | 'tools' | 'scan' | 'wait';

const PATHS: Record<IconName, ReactNode> = {
  tick: <path d="M14 33 27 46 50 19" />,
  again: (
    <>
      <circle cx="32" cy="32" r="17" />
      <path d="M32 21v12l8 5" />
    </>
  ),
  cross: <path d="M19 19 45 45M45 19 19 45" />,
  printer: <path d="M20 25V13h24v12M20 43h-7V25h38v18h-7M20 37h24v15H20Z" />,
  tools: <path d="M32 15v21M32 46v1" />,
  scan: <path d="M13 24V13h11M40 13h11v11M51 40v11H40M24 51H13V40M22 32h20" />,
  wait: <path d="M16 32h.1M32 32h.1M48 32h.1" />,
};

/** A sign that is told apart by its shape, for those who cannot tell the colours. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    viewBox="0 0 64 64"
    fill="none"
    stroke="currentColor"
    strokeWidth="6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {PATHS[name]}
  </svg>
);
