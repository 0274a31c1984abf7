import type { NoticeSubject } from './words.ts';

type Place = Pick<NoticeSubject, 'siteUrl' | 'event'>;

/** Where the links in messages lead: pages of app/. */
export const eventUrl = ({ siteUrl, event }: Place): string => `${siteUrl}/events/${event.id}`;
export const ticketUrl = (place: Place): string => `${eventUrl(place)}/ticket`;
export const requestsUrl = (place: Place): string => `${eventUrl(place)}/requests`;
export const sessionUrl = (place: Place, sessionId: string): string => `${eventUrl(place)}/agenda/${sessionId}`;
export const boardUrl = ({ siteUrl, event }: Place): string => `${siteUrl}/staff/${event.id}/requests`;
