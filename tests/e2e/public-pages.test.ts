import { expect, it } from 'vitest';
import { createEvent, createSessions } from '../../local/seed/events.ts';
import { anEvent, aSession } from '../fixtures/world/event-plans.ts';
import { Journey } from './support/journey.ts';

it('Anyone can see what an event is before a script has run, and in the preview of its link', async () => {
  const journey = new Journey();
  const { doors } = journey;
  const { eventId, organizer } = await journey.event({ name: 'Lighthouse Day', place: 'Pier 9' });
  const [sessionId = ''] = await createSessions(doors, organizer.accessToken, eventId, [aSession({ title: 'Fresnel for all' })]);
  const unpublished = await createEvent(doors, organizer.accessToken, anEvent({ name: 'Not yet public' }), { publish: false });
  const htmlOf = async (path: string): Promise<string> => (await fetch(journey.site + path)).text();
  // A page does not wait for a busy backend, and the next one has its answer.
  const titleAt = (path: string) => expect.poll(async () => /<title>(.*?)<\/title>/.exec(await htmlOf(path))?.[1], { timeout: 30_000 });

  await titleAt(`/events/${eventId}`).toBe('Lighthouse Day · Usher');
  const html = await htmlOf(`/events/${eventId}`);
  expect(html).toContain('<meta property="og:title" content="Lighthouse Day"/>');
  expect(html).toMatch(/<h1[^>]*>Lighthouse Day<\/h1>/);
  expect(html).toContain('Pier 9');
  await titleAt(`/events/${eventId}/agenda`).toBe('Agenda of Lighthouse Day · Usher');
  await titleAt(`/events/${eventId}/agenda/${sessionId}`).toBe('Fresnel for all · Usher');

  const hidden = await htmlOf(`/events/${unpublished}`);
  expect(hidden).toContain('<title>Event · Usher</title>');
  expect(hidden).not.toContain('Not yet public');

  // A browser takes over what the server made, and a difference would be an error on its console.
  const visitor = await journey.open(`/events/${eventId}`);
  await visitor.getByRole('link', { name: 'Register' }).waitFor();
  await visitor.goto('/');
  await visitor.getByRole('link', { name: 'Lighthouse Day' }).waitFor();
});
