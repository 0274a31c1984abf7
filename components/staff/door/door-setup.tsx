'use client';

import { TextField } from '@aws-amplify/ui-react';
import { CameraField } from '@/components/kiosk/setup/camera-field';
import { CheckField } from '@/components/ui/check-field';
import { SCAN_LIMITS } from '@/lib/domain/check-in';
import { DEFAULT_DOOR, saveDoorSettings, type DoorSettings } from './door-settings';
import { DoorSheet } from './door-sheet';

type Props = { settings: DoorSettings; room: string | undefined; onClose: () => void };

/** How this device scans; remembered on it. */
export const DoorSetup = ({ settings, room, onClose }: Props) => (
  <DoorSheet title="This device" onClose={onClose}>
    <TextField
      label="Name of this door"
      descriptiveText="Stands in the log as the place where a guest came in."
      placeholder={room ?? DEFAULT_DOOR}
      value={settings.gate}
      maxLength={SCAN_LIMITS.gateLength}
      onChange={({ target }) => saveDoorSettings({ ...settings, gate: target.value })}
      autoComplete="off"
    />
    <CameraField value={settings.camera} onChange={(camera) => saveDoorSettings({ ...settings, camera })} />
    <CheckField
      label="Play sounds"
      checked={settings.hasSound}
      onChange={({ target }) => saveDoorSettings({ ...settings, hasSound: target.checked })}
      description="A rising tone lets in, two equal ones were in already, a low one does not let in."
    />
  </DoorSheet>
);
