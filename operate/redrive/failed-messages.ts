import { type FailedEvent, readFailedEvent } from './failed-event.ts';
import type { FailureSource } from './failure-source.ts';
import type { QueueClient, QueueMessage } from './queue-client.ts';

/** What was handed to a function while nobody waited, in a queue. Messages are held until the end, and then given back. */
export const failedMessages = (queues: QueueClient, arn: string): FailureSource => {
  const held = new Map<string, QueueMessage>();
  return {
    name: arn,
    async list() {
      const events: FailedEvent[] = [];
      const unreadable: string[] = [];
      for (let batch = await queues.receive(arn); batch.length > 0; batch = await queues.receive(arn)) {
        for (const message of batch) {
          held.set(message.messageId, message);
          const event = readFailedEvent(message.messageId, message.body);
          if (event) events.push(event);
          else unreadable.push(message.messageId);
        }
      }
      return { events, unreadable };
    },
    async remove({ id }) {
      const message = held.get(id);
      if (message) await queues.delete(arn, message);
      held.delete(id);
    },
    // A message cannot be changed; it stays whole.
    keep: async () => undefined,
    async close() {
      for (const message of held.values()) await queues.release(arn, message);
      held.clear();
    },
  };
};
