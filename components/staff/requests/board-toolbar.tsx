'use client';

import { Button, SelectField, SwitchField, TextField } from '@aws-amplify/ui-react';
import { useState, type RefObject } from 'react';
import type { LiveState } from '@/lib/data/keep-subscribed';
import type { ServiceArea } from '@/lib/domain/service-area';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import { LiveBadge } from '../live-badge';
import { saveBoardSettings, useBoardSettings } from './board-settings';
import styles from './board-toolbar.module.css';
import { isCategory, type BoardAddress } from './board-url';

type Props = {
  address: BoardAddress;
  areas: ServiceArea[];
  live: LiveState;
  search: RefObject<HTMLInputElement | null>;
  onChange: (changes: Partial<BoardAddress>) => void;
  onStock: () => void;
  onHelp: () => void;
};

/** Filters, which the address keeps, and how the board draws attention, which the device keeps. */
export const BoardToolbar = ({ address, areas, live, search, onChange, onStock, onHelp }: Props) => {
  const settings = useBoardSettings();
  const [text, setText] = useState(address.text);
  const [isOpen, setIsOpen] = useState(false);
  const inUse = [address.area, address.category, address.text, address.isMine].filter(Boolean).length;
  return (
    <div className={styles.toolbar} role="group" aria-label="Filters" data-open={isOpen || undefined}>
      <div className={styles.bar}>
        <LiveBadge live={live} />
        <span className={styles.buttons}>
          <Button size="small" onClick={onStock}>
            Stock
          </Button>
          <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {inUse > 0 ? `Filters and sound (${inUse})` : 'Filters and sound'}
          </Button>
        </span>
      </div>
      <SelectField
        label="Area"
        size="small"
        value={address.area ?? ''}
        onChange={({ target }) => onChange({ area: target.value || undefined })}
      >
        <option value="">All areas</option>
        {areas.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {address.area !== undefined && !areas.some(({ id }) => id === address.area) && <option value={address.area}>{address.area}</option>}
      </SelectField>
      <SelectField
        label="Category"
        size="small"
        value={address.category ?? ''}
        onChange={({ target }) => onChange({ category: isCategory(target.value) ? target.value : undefined })}
      >
        <option value="">Everything</option>
        {Object.entries(REQUEST_CATEGORIES).map(([category, label]) => (
          <option key={category} value={category}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField
        ref={search}
        label="Search"
        size="small"
        type="search"
        placeholder="Guest, place, item"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange({ text: target.value.trim() });
        }}
        onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
      />
      <SwitchField label="Only mine" isChecked={address.isMine} onChange={({ target }) => onChange({ isMine: target.checked })} />
      <div className={styles.attention}>
        <span className={styles.wide}>
          <LiveBadge live={live} />
        </span>
        <SwitchField
          label="Sound"
          isChecked={settings.hasSound}
          onChange={({ target }) => saveBoardSettings({ ...settings, hasSound: target.checked })}
        />
        <SwitchField
          label="Count in the tab"
          isChecked={settings.hasBadge}
          onChange={({ target }) => saveBoardSettings({ ...settings, hasBadge: target.checked })}
        />
        <Button size="small" className={styles.wide} onClick={onStock}>
          Stock
        </Button>
        <Button size="small" className={styles.wide} onClick={onHelp}>
          Keys
        </Button>
        <Button size="small" className={styles.wide} onClick={() => onChange({ isWall: true })}>
          Wall screen
        </Button>
      </div>
    </div>
  );
};
