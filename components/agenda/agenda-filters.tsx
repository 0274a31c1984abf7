'use client';

import { SearchField, SelectField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import styles from './agenda-filters.module.css';

type Props = {
  words: string;
  track: string | undefined;
  tracks: readonly string[];
  onWords: (words: string) => void;
  onTrack: (track: string | undefined) => void;
};

/** Finds a session by a word, and narrows the agenda to a track. */
export const AgendaFilters = ({ words, track, tracks, onWords, onTrack }: Props) => {
  // The field has its own text: the address, which keeps it, is not quick enough to type into.
  const [typed, setTyped] = useState(words);
  const [kept, setKept] = useState(words);
  if (words !== kept) {
    setKept(words);
    setTyped(words);
  }
  const change = (next: string) => {
    setTyped(next);
    setKept(next);
    onWords(next);
  };
  return (
    <div className={styles.filters} role="search" aria-label="Sessions">
      <SearchField
        label="Find a session"
        placeholder="Title, speaker, room"
        hasSearchButton={false}
        value={typed}
        onChange={({ target }) => change(target.value)}
        onClear={() => change('')}
        autoComplete="off"
      />
      {tracks.length > 0 && (
        <SelectField
          label="Track"
          labelHidden
          value={track ?? ''}
          onChange={({ target }) => onTrack(target.value === '' ? undefined : target.value)}
        >
          <option value="">All tracks</option>
          {tracks.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
          {track !== undefined && !tracks.includes(track) && <option value={track}>{track}</option>}
        </SelectField>
      )}
    </div>
  );
};
