'use client';

import { SearchField } from '@aws-amplify/ui-react';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '@/components/ui/class-names';
import { ErrorNotice } from '@/components/ui/error-notice';
import { LoadMore } from '@/components/ui/load-more';
import { Tag } from '@/components/ui/tag';
import type { GuestSummary } from '@/lib/data/guests';
import { MIN_SEARCH_LENGTH } from '@/lib/validation/check-in';
import { guestState, nameOf } from './check-in-words';
import styles from './guest-search.module.css';
import person from './person-line.module.css';
import { useGuestSearch } from './use-guest-search';

type Props = { eventId: string; selectedId: string | undefined; onSelect: (guest: GuestSummary) => void };

/** Finds guests by name, e-mail or company. Nobody is listed before something is typed: the screen faces a queue. */
export const GuestSearch = ({ eventId, selectedId, onSelect }: Props) => {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { search, isWanted, isSettled, guests } = useGuestSearch(eventId, typed);
  const input = useSlashFocus();
  const id = useId();
  const activeGuest = guests[Math.min(active, guests.length - 1)];
  const optionId = (guest: GuestSummary) => `${id}-${guest.guestId}`;

  useEffect(() => {
    if (activeGuest) document.getElementById(optionId(activeGuest))?.scrollIntoView({ block: 'nearest' });
    // Only when another one becomes active: results that arrive must not move the page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active]);

  // While results are on their way, Enter would take the guest of an older search: it waits, and then takes the only one.
  const isCurrent = isWanted && isSettled && !search.isPlaceholderData && !search.isFetching;
  const early = useRef<string | null>(null);
  const only = isCurrent && guests.length === 1 && !search.hasNextPage ? guests[0] : undefined;
  const selectOnly = useEffectEvent(() => {
    if (only && early.current === typed.trim()) onSelect(only);
    early.current = null;
  });
  useEffect(() => {
    if (isCurrent) selectOnly();
  }, [isCurrent]);

  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        return setActive((index) => Math.min(index + 1, guests.length - 1));
      case 'ArrowUp':
        event.preventDefault();
        return setActive((index) => Math.max(index - 1, 0));
      case 'Enter':
        event.preventDefault();
        if (!isCurrent) early.current = typed.trim();
        else if (activeGuest) onSelect(activeGuest);
        return;
      case 'Escape':
        return setTyped('');
    }
  };

  return (
    <div className={styles.search}>
      <SearchField
        ref={input}
        label="Find a guest"
        labelHidden={false}
        descriptiveText="Name, e-mail or company. Press / to come here, arrows and Enter to choose."
        hasSearchButton={false}
        size="large"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onClear={() => setTyped('')}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={guests.length > 0}
        aria-controls={`${id}-results`}
        aria-activedescendant={guests.length > 0 && activeGuest ? optionId(activeGuest) : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <p role="status" className={styles.status}>
        {statusOf({
          typed,
          isWanted,
          isSearching: search.isFetching || !isSettled,
          hasFailed: search.isError,
          count: guests.length,
          hasMore: search.hasNextPage,
        })}
      </p>
      {isWanted && search.error && (
        <ErrorNotice error={search.error} onRetry={() => void search.refetch()} isRetrying={search.isFetching} />
      )}
      <ul
        id={`${id}-results`}
        role="listbox"
        aria-label="Guests found"
        className={classNames(styles.results, search.isPlaceholderData && styles.stale)}
      >
        {guests.map((guest, index) => (
          <li
            key={guest.guestId}
            id={optionId(guest)}
            role="option"
            aria-selected={guest.guestId === selectedId}
            className={classNames(styles.result, guest === activeGuest && styles.active)}
            onClick={() => {
              setActive(index);
              onSelect(guest);
            }}
          >
            <span className={person.who}>
              <bdi className={person.name}>{nameOf(guest)}</bdi>
              <span className={person.more}>
                {guest.company && <bdi>{guest.company}</bdi>}
                <bdi>{guest.email}</bdi>
              </span>
            </span>
            <Tag tone={guestState(guest).tone}>{guestState(guest).label}</Tag>
          </li>
        ))}
      </ul>
      {isWanted && <LoadMore query={search} label="More guests" />}
    </div>
  );
};

type SearchState = { typed: string; isWanted: boolean; isSearching: boolean; hasFailed: boolean; count: number; hasMore: boolean };

const statusOf = ({ typed, isWanted, isSearching, hasFailed, count, hasMore }: SearchState): string => {
  if (typed.trim() === '') return 'Guests appear as you type.';
  if (!isWanted) return `Type at least ${MIN_SEARCH_LENGTH} letters.`;
  if (isSearching) return 'Searching…';
  if (hasFailed) return 'The search did not work.';
  if (count === 0) return 'No guest found. Try the family name alone, or the e-mail address.';
  return `${hasMore ? 'More than ' : ''}${count} ${count === 1 ? 'guest' : 'guests'} found.`;
};

/** The key / goes to the search from wherever one is, except while typing something else. */
const useSlashFocus = () => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return input;
};
