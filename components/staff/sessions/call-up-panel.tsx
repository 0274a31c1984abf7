'use client';

import { Button, TextField } from '@aws-amplify/ui-react';
import { useState, type FormEvent, type RefObject } from 'react';
import { formatTime } from '@/components/event/format-time';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import type { SessionStatus } from '@/lib/data/session-board';
import { seatsReleasedAt } from '@/lib/domain/session';
import styles from './call-up-panel.module.css';
import { isCallUpOpen, mostCalled, suggestedCount, type SessionPhase } from './session-phase';
import { countOf, guestsInWords, momentWords, nextWaveWords } from './session-words';

type Props = {
  status: SessionStatus;
  phase: SessionPhase;
  now: Date;
  timeZone: string;
  countRef: RefObject<HTMLInputElement | null>;
  isPausing: boolean;
  onCall: (count: number) => void;
  onPause: (paused: boolean) => void;
};

/** Who is called when, and doing it by hand. */
export const CallUpPanel = ({ status, phase, now, timeZone, countRef, isPausing, onCall, onPause }: Props) => {
  const isPaused = phase === 'PAUSED';
  return (
    <Panel title="Call-up">
      <FactList
        facts={[
          { term: 'Next wave', detail: nextWaveWords(status, phase, now, timeZone) },
          { term: 'Waves so far', detail: wavesInWords(status, timeZone) },
          ...(isCallUpOpen(phase) || phase === 'BEFORE'
            ? [{ term: 'Seats released', detail: momentWords(seatsReleasedAt(status).toISOString(), now, timeZone) }]
            : []),
        ]}
      />
      {isCallUpOpen(phase) ? (
        <>
          <WaveForm status={status} now={now} countRef={countRef} onCall={onCall} />
          <div>
            <Button onClick={() => onPause(!isPaused)} isLoading={isPausing} loadingText="One moment…">
              {isPaused ? 'Go on calling' : 'Pause the call-up'}
            </Button>
          </div>
        </>
      ) : (
        <p className={styles.why}>{WHY_NOT[phase]}</p>
      )}
    </Panel>
  );
};

const WHY_NOT: Record<Exclude<SessionPhase, 'CALLING' | 'PAUSED'>, string> = {
  BEFORE: 'Guests are called from then on. Whoever comes before is asked to wait.',
  FREE: 'No seats are reserved: whoever comes is let in while there is room.',
  RELEASED: 'Nobody is called any more. Free seats go to whoever stands at the door.',
  RUNNING: 'Nobody is called any more. Free seats go to whoever stands at the door.',
  OVER: 'This session is over.',
  CANCELLED: 'This session was cancelled. Everyone with a seat was told.',
};

type FormProps = Pick<Props, 'status' | 'now' | 'countRef' | 'onCall'>;

/** How many, suggested from the pace of the door until somebody types. */
const WaveForm = ({ status, now, countRef, onCall }: FormProps) => {
  const [typed, setTyped] = useState<string>();
  const suggested = suggestedCount(status, now);
  const text = typed ?? String(suggested);
  const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  const most = mostCalled(status);
  const isPossible = count >= 1 && count <= most;
  if (status.waiting === 0) {
    return <p className={styles.why}>{status.taken === 0 ? 'Nobody has a seat yet.' : 'Everyone with a seat was called.'}</p>;
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPossible) return;
    setTyped(undefined);
    onCall(count);
  };
  return (
    <form className={styles.wave} onSubmit={onSubmit} noValidate aria-label="Call a wave">
      <TextField
        ref={countRef}
        label={`Guests to call now, of ${countOf(status.waiting)} waiting`}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        hasError={!isPossible}
        errorMessage={`Please enter a number from 1 to ${countOf(most)}.`}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        className={styles.count}
      />
      <Button type="submit" variation="primary" size="large" isDisabled={!isPossible}>
        {isPossible ? `Call ${guestsInWords(count)} now` : 'Call guests now'}
      </Button>
    </form>
  );
};

const wavesInWords = ({ waves, lastWaveAt }: SessionStatus, timeZone: string): string =>
  waves === 0 || lastWaveAt === undefined ? 'none' : `${waves}, the last at ${formatTime(lastWaveAt, timeZone)}`;
