import type { NoticeRow } from '../../amplify/functions/notices/notice-row.ts';
import { NOTICE_TAG, noticeOfTag } from '../../amplify/functions/notices/notice-tag.ts';
import { logger } from '../../amplify/functions/runtime/logger.ts';
import type { Outbox } from '../../local/ports.ts';
import { hasOptedOut, type Performed } from './faulty-clients.ts';

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * What really left the house, as the outbox saw it, and what the functions said they left out. Counted from the first
 * message, since the outbox forgets old ones.
 */
export class Witness {
  /** Text messages of the ledger by notice; e-mails too. */
  readonly texts = new Map<string, number>();
  readonly emails = new Map<string, number>();
  /** Publications to the staff topic by seat, and its text messages by seat and phone. */
  readonly publications = new Map<string, number>();
  readonly staffTexts = new Map<string, number>();
  /** Notices that the stream brings to the sender, as far as their planners know. */
  readonly planned = new Set<string>();
  /** Messages of the outbox that belong to nothing. */
  readonly strangers: string[] = [];
  /** `<request> <kind>` of news that was overtaken before it was planned. */
  readonly overtaken = new Set<string>();
  /** Why notices were left out otherwise. */
  readonly leftOut = new Map<string, number>();

  /** For injectFaults: what the planners wrote. */
  readonly onPerformed: Performed = ({ command, input }) => {
    const { id, state, channel } = (input['Item'] ?? {}) as Partial<NoticeRow>;
    if (command === 'PutCommand' && id && state === 'PENDING' && (channel === 'EMAIL' || channel === 'SMS')) this.planned.add(id);
  };

  watchOutbox(outbox: Outbox): () => void {
    return outbox.onMessage(({ channel, to, text = '', attributes = {} }) => {
      const [, seat] = text.match(/\(seat ([\d-]+)\)/) ?? [];
      const isTopicText = attributes['topicArn'] !== undefined;
      if (channel === 'CODE') return;
      const email = channel === 'EMAIL' ? noticeOfTag(attributes[NOTICE_TAG] ?? '') : undefined;
      if (email) add(this.emails, email);
      else if (channel === 'SMS' && hasOptedOut(to[0])) this.strangers.push(`SMS to ${to.join()}, who opted out`);
      else if (channel === 'SMS' && !isTopicText && attributes['notice']) add(this.texts, attributes['notice']);
      else if (channel === 'SMS' && isTopicText && seat) add(this.staffTexts, `${seat} ${to.join()}`);
      else if (channel === 'SNS' && to[0]?.startsWith('arn:') && seat) add(this.publications, seat);
      else this.strangers.push(`${channel} to ${to.join()}`);
    });
  }

  /** The functions' log, silent on the console. Returns the function that gives it back. */
  listenToLog(): () => void {
    const { info } = logger;
    logger.setLogLevel('SILENT');
    logger.info = (message, ...more) => {
      const [fields = {}] = more as Record<string, unknown>[];
      if (message === 'Overtaken') this.overtaken.add(`${String(fields['request'])} ${String(fields['kind'])}`);
      if (message === 'Notice left out') add(this.leftOut, `${String(fields['kind'])}: ${String(fields['reason'])}`);
    };
    return () => {
      logger.info = info;
    };
  }
}
