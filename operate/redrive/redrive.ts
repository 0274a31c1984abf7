import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Clients } from './clients.ts';
import { failedBatches } from './failed-batches.ts';
import { describeEvent, type FailedEvent, leftOf } from './failed-event.ts';
import { failedMessages } from './failed-messages.ts';
import type { FailureSource } from './failure-source.ts';
import { type Destination, findDestinations, findFunctions } from './find-destinations.ts';

/** The message says what is wrong and what to do. */
export class CannotRedrive extends Error {}

type Options = { functionName: string; isDryRun: boolean; clients: Clients; say(line: string): void };
/** Of failed events: how many are done, and how many are left, whole or in part. */
export type Redriven = { done: number; left: number };

/**
 * Hands a function again what it failed at, oldest first, one at a time, and removes what it took. What fails again stays. A
 * run that is cut short may hand an event over once more: functions of streams take that, as they must for Lambda.
 */
export const redrive = async ({ functionName, isDryRun, clients, say }: Options): Promise<Redriven> => {
  const target = await findTarget(clients.lambda, functionName);
  const destinations = await findDestinations(clients.lambda, target);
  if (destinations.length === 0) throw new CannotRedrive(`${functionName} has no failure destination: there is nothing to take back.`);
  const total: Redriven = { done: 0, left: 0 };
  for (const destination of destinations) {
    const source = openSource(clients, destination);
    try {
      const { done, left } = await redriveFrom(source, { target, isDryRun, lambda: clients.lambda, say });
      total.done += done;
      total.left += left;
    } finally {
      await source.close();
    }
  }
  say(isDryRun ? `${total.left} failed. Nothing was changed.` : `${total.done} done, ${total.left} left.`);
  return total;
};

const findTarget = async (lambda: LambdaClient, functionName: string): Promise<string> => {
  const [found, ...others] = await findFunctions(lambda, functionName);
  if (!found) throw new CannotRedrive(`There is no function ${functionName} in this account and region.`);
  if (others.length > 0)
    throw new CannotRedrive(`Several functions are called ${functionName}; name one of them: ${[found, ...others].join(', ')}`);
  return found;
};

const openSource = ({ s3, queues }: Clients, destination: Destination): FailureSource =>
  destination.type === 'BUCKET' ? failedBatches(s3, destination) : failedMessages(queues, destination.arn);

type Run = { target: string; isDryRun: boolean; lambda: LambdaClient; say: Options['say'] };

const redriveFrom = async (source: FailureSource, { target, isDryRun, lambda, say }: Run): Promise<Redriven> => {
  const { events, unreadable } = await source.list();
  say(`${events.length} failed in ${source.name}`);
  for (const id of unreadable) say(`  ${id}: not written by Lambda or SNS, left alone`);
  let done = 0;
  for (const event of events.toSorted((one, other) => one.at.localeCompare(other.at))) {
    say(`  ${event.at} ${event.condition}: ${describeEvent(event.event).join(', ')}`);
    if (isDryRun) continue;
    if (await handOver(source, event, { target, lambda, say })) done += 1;
  }
  return { done, left: events.length - done + unreadable.length };
};

/** Whether nothing of the event is left. */
const handOver = async (source: FailureSource, event: FailedEvent, { target, lambda, say }: Omit<Run, 'isDryRun'>): Promise<boolean> => {
  const Payload = JSON.stringify(event.event);
  const answer = await lambda.send(new InvokeCommand({ FunctionName: target, Payload }));
  const text = answer.Payload ? Buffer.from(answer.Payload).toString('utf8') : 'null';
  if (answer.FunctionError) {
    say(`    failed again: ${text}`);
    return false;
  }
  const left = leftOf(event.event, JSON.parse(text));
  if (left !== undefined) {
    await source.keep(event, left);
    say(`    failed again: ${describeEvent(left).join(', ')}`);
    return false;
  }
  await source.remove(event);
  say('    done');
  return true;
};
