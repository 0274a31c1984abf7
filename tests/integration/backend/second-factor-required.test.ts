import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox } from '../../../local/sandbox.ts';
import { callCognito, type Doors, doorsOf } from '../../../local/seed/doors.ts';
import { assignStaff, createEvent } from '../../../local/seed/events.ts';
import { createPerson, signIn } from '../../../local/seed/people.ts';
import { appCode } from '../../fixtures/authenticator-app.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { newDataFolder } from '../../setup/data-folder.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SETTING = 'USHER_STAFF_MFA';
let doors: Doors;
let stop: () => Promise<void>;

beforeAll(async () => {
  const dataFolder = newDataFolder();
  process.env[SETTING] = 'required';
  const sandbox = await startSandbox({ root: ROOT, dataFolder, ports: 'free' }).finally(() => delete process.env[SETTING]);
  doors = doorsOf(sandbox.outputs);
  stop = async () => {
    await sandbox.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
});
afterAll(() => stop());

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const groupsOf = (token: string): unknown => claimsOf(token)['cognito:groups'];

/** Sets an app up with a token, as the site does. */
const setUpApp = async (AccessToken: string): Promise<void> => {
  const { SecretCode } = await callCognito<{ SecretCode: string }>(doors, 'AssociateSoftwareToken', { AccessToken });
  await callCognito(doors, 'VerifySoftwareToken', { AccessToken, UserCode: appCode(SecretCode) });
  await callCognito(doors, 'SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
};

it('keeps organizers and staff out until they have a second factor, and lets kiosks and guests work', async () => {
  const begun = { ClientId: doors.userPoolClientId, AuthFlow: 'USER_PASSWORD_AUTH' };
  const organizer = await createPerson(doors, 'organizer@mfa.example', ['organizers']);
  expect(groupsOf(organizer.accessToken)).toBeUndefined();
  await expect(createEvent(doors, organizer.accessToken, anEvent())).rejects.toThrow(/Not Authorized|FORBIDDEN|Unauthorized/);
  const { AuthenticationResult: first } = await callCognito<{ AuthenticationResult: { IdToken: string; RefreshToken: string } }>(
    doors,
    'InitiateAuth',
    { ...begun, AuthParameters: { USERNAME: organizer.email, PASSWORD: 'Usher-demo-2026' } },
  );
  expect(claimsOf(first.IdToken)['usher:second_factor']).toBe('needed');

  await setUpApp(organizer.accessToken);
  const { AuthenticationResult: refreshed } = await callCognito<{ AuthenticationResult: { AccessToken: string; IdToken: string } }>(
    doors,
    'GetTokensFromRefreshToken',
    { ClientId: doors.userPoolClientId, RefreshToken: first.RefreshToken },
  );
  expect(groupsOf(refreshed.AccessToken)).toEqual(['organizers']);
  expect(claimsOf(refreshed.IdToken)).not.toHaveProperty('usher:second_factor');
  const eventId = await createEvent(doors, refreshed.AccessToken, anEvent());

  const [staff, kiosk, guest] = await Promise.all([
    createPerson(doors, 'staff@mfa.example'),
    createPerson(doors, 'kiosk@mfa.example'),
    createPerson(doors, 'guest@mfa.example'),
  ]);
  await assignStaff(doors, refreshed.AccessToken, eventId, staff.email, 'STAFF');
  await assignStaff(doors, refreshed.AccessToken, eventId, kiosk.email, 'KIOSK');
  expect(groupsOf(await signIn(doors, staff.email))).toBeUndefined();
  expect(groupsOf(await signIn(doors, kiosk.email))).toEqual(expect.arrayContaining(['kiosks', `kiosk:${eventId}`]));
  expect(groupsOf(guest.accessToken)).toBeUndefined();
});
