import { z } from 'zod';
import type { ConsoleSources } from '../console-sources.ts';
import { readJson, type Route, RouteError, sendJson } from '../route.ts';

/** A hundred years, forward or back. */
const MAX_ADVANCE_MS = 100 * 366 * 24 * 60 * 60 * 1000;

const clockMove = z.union([
  z.strictObject({ advanceMs: z.number().int().min(-MAX_ADVANCE_MS).max(MAX_ADVANCE_MS) }),
  z.strictObject({ moveTo: z.iso.datetime({ offset: true }) }),
  z.strictObject({ reset: z.literal(true) }),
]);

/** The sandbox itself: its services, its clock, and reloading. */
export const controlRoutes = (sources: ConsoleSources): Route[] => {
  const { clock } = sources;
  const clockState = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs });
  return [
    {
      method: 'GET',
      pattern: /^\/api\/services$/,
      handle: ({ response }) => sendJson(response, { services: sources.services(), backend: sources.backend()?.hash }),
    },
    { method: 'GET', pattern: /^\/api\/clock$/, handle: ({ response }) => sendJson(response, clockState()) },
    {
      method: 'POST',
      pattern: /^\/api\/clock$/,
      handle: async ({ request, response }) => {
        const move = await readJson(request, clockMove);
        if ('advanceMs' in move) clock.advance(move.advanceMs);
        else if ('moveTo' in move) clock.moveTo(new Date(move.moveTo));
        else clock.reset();
        sendJson(response, clockState());
      },
    },
    {
      method: 'POST',
      pattern: /^\/api\/reload$/,
      handle: async ({ request, response }) => {
        await readJson(request, z.object({}));
        await sources.reload().catch((cause: unknown) => {
          throw new RouteError(409, `The last good backend stays: ${cause instanceof Error ? cause.message : String(cause)}`);
        });
        sendJson(response, { backend: sources.backend()?.hash });
      },
    },
  ];
};
