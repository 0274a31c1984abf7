'use client';

import { classNames } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import { Tag } from '@/components/ui/tag';
import type { NoticeChannel } from '@/lib/data/notice-log';
import { NumberTable } from '../numbers/number-table';
import { countWords } from '../numbers/number-words';
import { type Outcome, type OutcomeRow, OUTCOMES } from './notice-outcomes';
import { CHANNEL_WORDS } from './notice-words';
import styles from './outcome-table.module.css';

export type Choice = { outcome?: Outcome | undefined; channel?: NoticeChannel | undefined };

const CHANNELS: readonly NoticeChannel[] = ['IN_APP', 'EMAIL', 'SMS', 'STAFF_TOPIC'];

type Props = { rows: OutcomeRow[]; chosen: Choice; onChoose: (choice: Choice) => void };

/** How many messages are where. Every count leads to its messages; choosing it again shows all. */
export const OutcomeTable = ({ rows, chosen, onChoose }: Props) => {
  const channels = CHANNELS.filter((channel) => rows.some(({ byChannel }) => byChannel.has(channel)));
  return (
    <Panel title="What became of them">
      <NumberTable
        caption="Messages by what became of them and by channel"
        columns={['', ...channels.map((channel) => CHANNEL_WORDS[channel]), 'All']}
      >
        <tbody>
          {rows.map(({ outcome, byChannel, total }) => (
            <tr key={outcome}>
              <th scope="row">
                <Tag tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Tag>
              </th>
              {channels.map((channel) => (
                <td key={channel} data-nothing={!byChannel.has(channel) || undefined}>
                  <Count count={byChannel.get(channel) ?? 0} choice={{ outcome, channel }} chosen={chosen} onChoose={onChoose} />
                </td>
              ))}
              <td>
                <Count count={total} choice={{ outcome }} chosen={chosen} onChoose={onChoose} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All messages</th>
            {channels.map((channel) => (
              <td key={channel}>
                <Count
                  count={sumOf(rows.map(({ byChannel }) => byChannel.get(channel) ?? 0))}
                  choice={{ channel }}
                  chosen={chosen}
                  onChoose={onChoose}
                />
              </td>
            ))}
            <td>{countWords(sumOf(rows.map(({ total }) => total)))}</td>
          </tr>
        </tfoot>
      </NumberTable>
    </Panel>
  );
};

const sumOf = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);

type CountProps = { count: number; choice: Choice; chosen: Choice; onChoose: (choice: Choice) => void };

const Count = ({ count, choice, chosen, onChoose }: CountProps) => {
  if (count === 0) return countWords(0);
  const isChosen = chosen.outcome === choice.outcome && chosen.channel === choice.channel;
  const words = [choice.outcome && OUTCOMES[choice.outcome].label, choice.channel && CHANNEL_WORDS[choice.channel]].filter(Boolean);
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={`${countWords(count)}: ${words.join(', ')}`}
      className={classNames(styles.count, isChosen && styles.chosen)}
      onClick={() => onChoose(isChosen ? {} : choice)}
    >
      {countWords(count)}
    </button>
  );
};
