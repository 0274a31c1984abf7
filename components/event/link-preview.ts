import type { Metadata } from 'next';

/** What a chat shows of a text, in characters. */
const SHOWN = 200;

/** A page's title, and how a link to it looks in a message. */
export const linkPreview = (title: string, text?: string | null): Metadata => {
  const description = text ? { description: text.length > SHOWN ? `${text.slice(0, SHOWN - 1).trimEnd()}…` : text } : {};
  return { title, ...description, openGraph: { title, ...description, siteName: 'Usher', type: 'website' } };
};
