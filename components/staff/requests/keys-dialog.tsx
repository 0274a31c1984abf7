import { CheckField } from '@/components/ui/check-field';
import { BoardDialog } from './board-dialog';
import { KEYS } from './board-keys';
import { saveBoardSettings, useBoardSettings } from './board-settings';
import styles from './keys-dialog.module.css';

/** What the keys do, and how to switch them off: single letters get in the way of speech input. */
export const KeysDialog = ({ onClose }: { onClose: () => void }) => {
  const settings = useBoardSettings();
  return (
    <BoardDialog title="Keys" onClose={onClose}>
      <dl className={styles.keys}>
        {Object.entries(KEYS).map(([key, { label }]) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p>The arrows move as j, k, h and l do. Escape leaves the search and the wall screen.</p>
      <CheckField
        label="Use these keys on this device"
        checked={settings.hasKeys}
        onChange={({ target }) => saveBoardSettings({ ...settings, hasKeys: target.checked })}
      />
    </BoardDialog>
  );
};
