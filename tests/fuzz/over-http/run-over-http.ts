import fc from 'fast-check';
import type { Doors } from '../../../local/seed/doors.ts';
import { runConcurrently } from '../../bench/measure/run-concurrently.ts';
import type { TargetReport } from '../run-in-process.ts';
import { backgroundFaults } from './background-faults.ts';
import { buildFuzzWorlds } from './fuzz-worlds.ts';
import { judgeAnswer } from './judge-answer.ts';
import { malformedRequest } from './malformed-requests.ts';
import { operationDocuments } from './operation-documents.ts';
import { readSchema } from './read-schema.ts';
import { rawSender } from './send-request.ts';

const CALLERS = 8;
/** Requests between two looks into the background. */
const CHUNK = 500;
const MOST_FAULTS = 20;

type HttpRun = {
  doors: Doors;
  /** Where logs and failure queues are looked at; without it nothing behind the API is. */
  consoleUrl?: string | undefined;
  runs: number;
  seed: number;
  onProgress?: (done: number) => void;
};

/** Sends malformed requests to the API until there are enough of them, or of faults. */
export const runOverHttp = async ({ doors, consoleUrl, runs, seed, onProgress }: HttpRun): Promise<TargetReport> => {
  const { actors, snapshotOfOthers } = await buildFuzzWorlds(doors);
  const before = await snapshotOfOthers();
  const requests = malformedRequest(actors, operationDocuments(await readSchema(doors, actors[0]?.token ?? '')));
  const { send, close } = rawSender(doors.graphqlUrl, CALLERS);
  const outcomes: Record<string, number> = {};
  const faults: string[] = [];
  let done = 0;
  while (done < runs && faults.length < MOST_FAULTS) {
    const since = new Date().toISOString();
    const chunk = fc.sample(requests, { numRuns: Math.min(CHUNK, runs - done), seed: seed + done });
    const jobs = chunk.map((attempt) => async () => {
      try {
        const outcome = judgeAnswer(attempt, await send(attempt.request));
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
      }
    });
    await runConcurrently(CALLERS, jobs);
    done += chunk.length;
    if (consoleUrl) faults.push(...(await backgroundFaults(consoleUrl, since)));
    onProgress?.(done);
  }
  close();
  if ((await snapshotOfOthers()) !== before) faults.push('Something of the other world was changed.');
  return { name: 'GraphQL over HTTP', runs: done, outcomes, faults: faults.slice(0, MOST_FAULTS) };
};
