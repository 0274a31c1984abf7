'use client';

import { useState } from 'react';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When something was, as a guest says it: "just now", "12 minutes ago", or the time of day. */
export const describeTime = (iso: string, nowMs: number): string => {
  const at = Date.parse(iso);
  const passed = nowMs - at;
  if (passed < MINUTE_MS) return 'just now';
  if (passed < HOUR_MS) {
    const minutes = Math.floor(passed / MINUTE_MS);
    return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  }
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const isToday = new Date(at).toDateString() === new Date(nowMs).toDateString();
  return isToday
    ? `at ${time}`
    : `on ${new Date(at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}, ${time}`;
};

/** The screen is shown for seconds, so the words are those of the moment it appeared. */
export const TimeAgo = ({ iso }: { iso: string }) => {
  const [now] = useState(Date.now);
  return <time dateTime={iso}>{describeTime(iso, now)}</time>;
};
