import { z } from 'zod';
import type { ConsoleSources } from '../console-sources.ts';
import { failedBatches } from '../failed-batches.ts';
import { limitOf, readJson, type Route, RouteError, sendJson } from '../route.ts';

const MAX_ENTRIES = 500;
const nameOfArn = (arn: string): string => arn.split(':').at(-1) ?? arn;

/** Streams, schedules, dead letters and logs: what works in the background. */
export const backgroundRoutes = (sources: ConsoleSources): Route[] => [
  {
    method: 'GET',
    pattern: /^\/api\/streams$/,
    handle: ({ response }) => {
      const mappings = sources.backend()?.eventSourceMappings ?? [];
      const shown = mappings.map(({ functionArn, eventSourceArn, onFailureArn, ...settings }) => ({
        ...settings,
        function: nameOfArn(functionArn),
        source: eventSourceArn.split('/')[1] ?? nameOfArn(eventSourceArn),
        onFailure: onFailureArn ? nameOfArn(onFailureArn) : undefined,
      }));
      sendJson(response, shown);
    },
  },
  { method: 'GET', pattern: /^\/api\/schedules$/, handle: ({ response }) => sendJson(response, sources.schedules()) },
  {
    method: 'POST',
    pattern: /^\/api\/schedules\/([\w.-]+)\/run$/,
    handle: async ({ request, parameters: [name = ''], response }) => {
      await readJson(request, z.object({}));
      if (!sources.schedules().some((schedule) => schedule.name === name)) throw new RouteError(404, `There is no schedule ${name}.`);
      await sources.runSchedule(name);
      sendJson(response, { ran: name });
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/activity$/,
    handle: ({ url, response }) => sendJson(response, sources.activity.list({ limit: limitOf(url, 100, MAX_ENTRIES) })),
  },
  {
    method: 'GET',
    pattern: /^\/api\/queues$/,
    handle: async ({ response }) => {
      const queues = sources.backend()?.queues ?? [];
      const shown = await Promise.all(queues.map(async ({ name, arn }) => ({ name, messages: (await sources.queues.peek(arn)).length })));
      sendJson(response, shown);
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/queues\/([\w.-]+)$/,
    handle: async ({ parameters: [name = ''], response }) => {
      const queue = sources.backend()?.queues.find((one) => one.name === name);
      if (!queue) throw new RouteError(404, `There is no queue ${name}.`);
      sendJson(response, await sources.queues.peek(queue.arn));
    },
  },
  {
    method: 'GET',
    pattern: /^\/api\/failed-batches$/,
    handle: ({ response }) => sendJson(response, failedBatches(sources)),
  },
  {
    method: 'GET',
    pattern: /^\/api\/logs$/,
    handle: ({ url, response }) => {
      const source = url.searchParams.get('source');
      const lines = sources.logs.list({ limit: limitOf(url, 200, MAX_ENTRIES), ...(source ? { source } : {}) });
      sendJson(response, { sources: sources.logs.sources(), lines });
    },
  },
];
