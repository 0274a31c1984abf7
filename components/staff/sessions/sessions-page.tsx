'use client';

import { StaffPage } from '../staff-page';
import { SessionBoard } from './session-board';

/** `/staff/[eventId]/sessions`: the day's sessions, how full they are and who is called, as it happens. */
export const SessionsPage = ({ eventId }: { eventId: string }) => (
  <StaffPage eventId={eventId} title="Sessions" width="full">
    {(event) => <SessionBoard key={eventId} event={event} />}
  </StaffPage>
);
