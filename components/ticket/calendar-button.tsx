'use client';

import { Button } from '@aws-amplify/ui-react';
import type { PublishedEvent } from '@/lib/data/events';

/** Downloads the event for the reader's calendar. The iCalendar library loads when it is asked for. */
export const CalendarButton = ({ event }: { event: PublishedEvent }) => {
  const download = async () => {
    const { calendarFileOf } = await import('@/lib/domain/calendar-file');
    const file = new Blob([calendarFileOf(event, `${location.origin}/events/${event.id}`)], { type: 'text/calendar;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `usher-${event.id}.ics`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return <Button onClick={() => void download()}>Add to calendar</Button>;
};
