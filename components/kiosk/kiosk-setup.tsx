'use client';

import { Button, Radio, RadioGroupField, SelectField, TextField } from '@aws-amplify/ui-react';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import type { SignedIn } from '@/components/auth/session';
import { LABEL_SIZES, isLabelSizeName } from '@/components/badge/label-sizes';
import { useWorkEvents, type WorkEvent } from '@/components/staff/use-work-events';
import { ownTimeZone } from '@/components/event/format-time';
import { CheckField } from '@/components/ui/check-field';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { LoadMore } from '@/components/ui/load-more';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page';
import { Panel } from '@/components/ui/panel';
import { SCAN_LIMITS } from '@/lib/domain/check-in';
import { DEFAULT_SETTINGS, saveSettings, useKioskSettings, type KioskSession, type KioskSettings } from './kiosk-settings';
import styles from './kiosk-setup.module.css';
import { CameraField } from './setup/camera-field';
import { DoorField } from './setup/door-field';
import { TestBadge } from './setup/test-badge';

type Props = { session: SignedIn; eventId?: string };

/** `/kiosk`: what this device is a kiosk of. Remembered on the device, so that tomorrow morning it is one touch. */
export const KioskSetup = ({ session, eventId }: Props) => {
  const remembered = useKioskSettings();
  const work = useWorkEvents(session, 'KIOSK');
  const known = work.events;
  return (
    <Page width="narrow" title="Set up this kiosk" lead="Choose once; this device remembers. Guests see the kiosk in full screen.">
      {work.error !== null && work.error !== undefined && <ErrorNotice error={work.error} onRetry={work.refetch} />}
      {(work.isPending && !work.error) || remembered === undefined ? (
        <Loading label="Looking up your events…" />
      ) : known.length === 0 && !work.error ? (
        <EmptyState title="No event yet">
          This account is in charge of no event’s kiosk. Ask an organizer to add <strong>{session.email}</strong>, then sign in again.
        </EmptyState>
      ) : (
        known.length > 0 && (
          <>
            <SetupForm events={known} initial={initialSettings(remembered, known, eventId)} />
            <LoadMore query={work.more} label="More events" />
          </>
        )
      )}
    </Page>
  );
};

const initialSettings = (remembered: KioskSettings | null, events: WorkEvent[], wanted: string | undefined): KioskSettings => {
  const settings = remembered ?? DEFAULT_SETTINGS;
  const eventId = [wanted, settings.eventId, events[0]?.id].find((id) => events.some((event) => event.id === id)) ?? '';
  return { ...settings, eventId, session: eventId === settings.eventId ? settings.session : null };
};

const SetupForm = ({ events, initial }: { events: WorkEvent[]; initial: KioskSettings }) => {
  const router = useRouter();
  const [settings, setSettings] = useState(initial);
  const [isGateMissing, setIsGateMissing] = useState(false);
  const change = (fields: Partial<KioskSettings>) => setSettings((current) => ({ ...current, ...fields }));
  const start = (event: FormEvent) => {
    event.preventDefault();
    const gate = settings.gate.trim();
    setIsGateMissing(gate === '');
    if (gate === '') return;
    saveSettings({ ...settings, gate });
    enterFullScreen();
    router.push(`/kiosk/${settings.eventId}`);
  };
  const event = events.find(({ id }) => id === settings.eventId);
  const eventName = event?.name ?? '';
  return (
    <form onSubmit={start} noValidate className={styles.form}>
      <Panel title="Place">
        <SelectField label="Event" value={settings.eventId} onChange={({ target }) => change({ eventId: target.value, session: null })}>
          {events.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <DoorField
          eventId={settings.eventId}
          value={settings.session}
          timeZone={event?.timeZone ?? ownTimeZone()}
          onChange={(session) => change({ session, gate: gateFor(settings, session) })}
        />
        <TextField
          label="Gate"
          descriptiveText="Guests and staff read it, e.g. “North entrance”."
          value={settings.gate}
          maxLength={SCAN_LIMITS.gateLength}
          onChange={({ target }) => change({ gate: target.value })}
          hasError={isGateMissing && settings.gate.trim() === ''}
          errorMessage="Please name the gate."
          autoComplete="off"
        />
        <RadioGroupField
          legend="Guests are"
          name="direction"
          direction="row"
          value={settings.direction}
          onChange={({ target }) => change({ direction: target.value === 'EXIT' ? 'EXIT' : 'ENTRY' })}
        >
          <Radio value="ENTRY">coming in</Radio>
          <Radio value="EXIT">going out</Radio>
        </RadioGroupField>
      </Panel>
      <Panel title="Reading tickets">
        <CameraField value={settings.camera} onChange={(camera) => change({ camera })} />
        <CheckField
          label="Play sounds"
          checked={settings.playsSounds}
          onChange={({ target }) => change({ playsSounds: target.checked })}
          description="A rising tone lets in, a low one does not."
        />
      </Panel>
      {settings.session === null && (
        <Panel title="Badges">
          <CheckField
            label="Print a badge when a guest is admitted"
            checked={settings.printsBadges}
            onChange={({ target }) => change({ printsBadges: target.checked })}
          />
          {settings.printsBadges && (
            <>
              <SelectField
                label="Label"
                value={settings.labelSize}
                onChange={({ target }) => isLabelSizeName(target.value) && change({ labelSize: target.value })}
              >
                {Object.entries(LABEL_SIZES).map(([name, { label }]) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
              </SelectField>
              <TestBadge size={LABEL_SIZES[settings.labelSize]} eventName={eventName} />
            </>
          )}
        </Panel>
      )}
      <div className={styles.start}>
        <Button type="submit" variation="primary" size="large">
          Start the kiosk
        </Button>
      </div>
    </form>
  );
};

/** A door is called by its room, as far as that fits a gate's name, unless someone named it otherwise. */
const gateFor = ({ gate, session }: KioskSettings, next: KioskSession | null): string =>
  gate.trim() === '' || gate === roomName(session) ? roomName(next) : gate;

const roomName = (session: KioskSession | null): string => (session?.room ?? '').slice(0, SCAN_LIMITS.gateLength).trim();

/** Browsers allow it only while a touch is handled. A refusal costs nothing: the kiosk fills the window instead. */
const enterFullScreen = (): void => {
  document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
};
