import { type AgendaSession, getAgenda } from './agenda.ts';
import { configureAmplify } from './configure.ts';
import { findPublishedEvent, listPublishedEvents, type Page, type PublishedEvent } from './events.ts';
import { isBackendConfigured } from './outputs.ts';
import { RecentAnswers } from './recent-answers.ts';

/** In milliseconds: so old an answer of the backend may be. */
const FRESH_MS = 60_000;
/** In milliseconds: a page does without an answer that takes longer, and its browser asks. */
const PATIENCE_MS = 1000;

export type PublicAgenda = { event: PublishedEvent; sessions: AgendaSession[] };

const lists = new RecentAnswers<Page<PublishedEvent>>({ freshMs: FRESH_MS, most: 1 });
const events = new RecentAnswers<PublishedEvent | undefined>({ freshMs: FRESH_MS, most: 500 });
const agendas = new RecentAnswers<PublicAgenda | undefined>({ freshMs: FRESH_MS, most: 200 });

/**
 * What anybody may read, for the site's server: it reads with the rights of the identity pool's guests and no others, and asks the
 * backend once a minute however many ask for a page, a preview of a link or a feed. Throws what the backend answers.
 */
export const readPublicAgenda = (eventId: string): Promise<PublicAgenda | undefined> =>
  agendas.get(eventId, async () => {
    configureAmplify();
    const [event, sessions] = await Promise.all([findPublishedEvent('visitor', eventId), getAgenda('visitor', eventId)]);
    return event && { event, sessions };
  });

/** A page's first picture: undefined when there is no such event, or no answer in time. */
export const glimpseEvent = (eventId: string): Promise<PublishedEvent | undefined> =>
  glimpse(() => events.get(eventId, () => findPublishedEvent('visitor', eventId)));

/** The first page of published events; undefined when there is no answer in time. */
export const glimpseEvents = (): Promise<Page<PublishedEvent> | undefined> =>
  glimpse(() => lists.get('', () => listPublishedEvents('visitor')));

/** One session of a published event; undefined when there is none, or no answer in time. */
export const glimpseSession = async (eventId: string, sessionId: string): Promise<AgendaSession | undefined> => {
  const agenda = await glimpse(() => readPublicAgenda(eventId));
  return agenda?.sessions.find(({ id }) => id === sessionId);
};

/** The browser asks again anyway, and shows what went wrong if it still does. */
const glimpse = async <Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> => {
  if (!isBackendConfigured) return undefined;
  configureAmplify();
  let timer: Parameters<typeof clearTimeout>[0];
  const patience = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  try {
    return await Promise.race([read(), patience]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
};
