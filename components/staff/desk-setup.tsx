'use client';

import { SelectField, TextField } from '@aws-amplify/ui-react';
import { LABEL_SIZES, isLabelSizeName } from '@/components/badge/label-sizes';
import { Panel } from '@/components/ui/panel';
import { SCAN_LIMITS } from '@/lib/domain/check-in';
import { DEFAULT_GATE, saveDeskSettings, type DeskSettings } from './desk-settings';

/** What this desk is called in the log and which labels its printer holds; remembered on the device. */
export const DeskSetup = ({ settings }: { settings: DeskSettings }) => (
  <Panel title="This desk">
    <TextField
      label="Name of this desk"
      descriptiveText="Stands in the log as the place of the check-in."
      placeholder={DEFAULT_GATE}
      value={settings.gate}
      maxLength={SCAN_LIMITS.gateLength}
      onChange={({ target }) => saveDeskSettings({ ...settings, gate: target.value })}
      autoComplete="off"
    />
    <SelectField
      label="Label"
      value={settings.labelSize}
      onChange={({ target }) => isLabelSizeName(target.value) && saveDeskSettings({ ...settings, labelSize: target.value })}
    >
      {Object.entries(LABEL_SIZES).map(([name, { label }]) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </SelectField>
  </Panel>
);
