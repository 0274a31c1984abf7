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

/** Creates an account on the sign-up page, with the code that was sent. */
export const signUp = async (page: Page, email: string, outbox: OutboxReader): Promise<void> => {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(SEED_PASSWORD);
  await page.getByLabel('Password again').fill(SEED_PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Code from the e-mail').fill(await outbox.code(email));
  await page.getByRole('button', { name: 'Confirm' }).click();
};

type Details = { givenName: string; familyName: string; company?: string };

/** Fills in what the registration form needs. */
export const fillRegistration = async (page: Page, { givenName, familyName, company }: Details): Promise<void> => {
  await page.getByLabel('Given name').fill(givenName);
  await page.getByLabel('Family name').fill(familyName);
  if (company) await page.getByLabel('Company').fill(company);
  await page.getByLabel(/I agree/).check();
};

/** Fills in the registration form as someone who is signed in, and sends it. */
export const register = async (page: Page, details: Details): Promise<void> => {
  await fillRegistration(page, details);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
};
