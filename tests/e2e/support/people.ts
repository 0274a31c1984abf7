import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { SEED_PASSWORD } from '../../../local/seed/people.ts';
import type { OutboxReader } from './outbox.ts';

/** An address that no other test has. */
export const newAddress = (who: string): string => `${who}-${randomUUID().slice(0, 8)}@e2e.example`;

/** Signs in on the sign-in page, and waits until the page has let the person through. */
export const signIn = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(SEED_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

/** Creates an account on the sign-in page, with the code that was sent. */
export const signUp = async (page: Page, email: string, outbox: OutboxReader): Promise<void> => {
  await page.getByRole('tab', { name: 'Create account' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(SEED_PASSWORD);
  await page.getByLabel('Password again').fill(SEED_PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Code from the e-mail').fill(await outbox.code(email));
  await page.getByRole('button', { name: 'Confirm' }).click();
};

/** Fills in the registration form with what it needs, and sends it. */
export const register = async (
  page: Page,
  { givenName, familyName, company }: { givenName: string; familyName: string; company?: string },
): Promise<void> => {
  await page.getByLabel('Given name').fill(givenName);
  await page.getByLabel('Family name').fill(familyName);
  if (company) await page.getByLabel('Company').fill(company);
  await page.getByLabel(/I agree/).check();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
};
