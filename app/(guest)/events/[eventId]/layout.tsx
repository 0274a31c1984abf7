import type { ReactNode } from 'react';
import { CallCompanion } from '@/components/agenda/call/call-companion';

/** Every guest screen of an event tells when it is time to queue. */
const EventLayout = ({ children }: { children: ReactNode }) => (
  <>
    <CallCompanion />
    {children}
  </>
);

export default EventLayout;
