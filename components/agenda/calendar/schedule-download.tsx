'use client';

import { Button } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ErrorNotice } from '@/components/ui/error-notice';
import { downloadFile } from '@/components/ui/download-file';
import type { PublishedEvent } from '@/lib/data/events';
import { isStanding } from '@/lib/domain/reservation';
import type { AgendaSession } from '@/lib/data/agenda';
import type { Reservation } from '@/lib/data/my-sessions';
import { sessionHref } from '../session-facts';

type Props = {
  event: PublishedEvent;
  own: readonly { session: AgendaSession; place?: Reservation | undefined }[];
  label?: string;
  /** Of the file, without its ending. */
  name?: string;
};

/** Downloads the guest's sessions for a calendar; a place in line is tentative. The iCalendar library loads when it is asked for. */
export const ScheduleDownload = ({
  event,
  own,
  label = 'Add my schedule to my calendar',
  name = `usher-my-schedule-${event.id}`,
}: Props) => {
  const [failure, setFailure] = useState<unknown>();
  const download = async () => {
    try {
      const { agendaFeedOf } = await import('@/lib/domain/agenda-feed');
      const waiting = new Set(own.filter(({ place }) => place?.state === 'WAITLISTED').map(({ session }) => session.id));
      const text = agendaFeedOf(
        own.map(({ session }) => session),
        {
          name: event.name,
          place: event.place,
          pageOf: (sessionId) => `${location.origin}${sessionHref(event.id, sessionId)}`,
          statusOf: (sessionId) => (waiting.has(sessionId) ? 'TENTATIVE' : 'CONFIRMED'),
          takesTime: own.some(({ place }) => place !== undefined && isStanding(place.state)),
        },
      );
      downloadFile({ name: `${name}.ics`, type: 'text/calendar;charset=utf-8', text });
      setFailure(undefined);
    } catch (error) {
      // Without a network the library may be missing.
      setFailure(error);
    }
  };
  return (
    <div>
      <Button onClick={() => void download()}>{label}</Button>
      {failure !== undefined && <ErrorNotice error={failure} />}
    </div>
  );
};
