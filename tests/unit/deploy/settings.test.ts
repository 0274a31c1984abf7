import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SETTINGS } from '../../../amplify/infra/settings.ts';

describe('Settings of a deployment', () => {
  it('are those of a laptop when none is set, and an empty variable is none', () => {
    expect(readSettings({})).toEqual({
      USHER_SITE_URL: 'http://localhost:3000',
      USHER_SENDER_ADDRESS: 'tickets@usher.example',
      USHER_SES_PER_SECOND: '14',
      USHER_SIGN_IN_WITH: [],
      USHER_API_CACHE_SECONDS: 10,
    });
    expect(readSettings({ USHER_SITE_URL: '', USHER_SMS_PER_SECOND: ' ' })).toEqual(readSettings({}));
  });

  it('take an address with or without its last slash, and names of sign-ins in any case', () => {
    expect(readSettings({ USHER_SITE_URL: 'https://events.example/' }).USHER_SITE_URL).toBe('https://events.example');
    expect(readSettings({ USHER_SIGN_IN_WITH: ' Google, amazon,' }).USHER_SIGN_IN_WITH).toEqual(['google', 'amazon']);
  });

  it.each([
    ['USHER_SITE_URL', 'events.example'],
    ['USHER_SITE_URL', 'https://events.example/usher'],
    ['USHER_SITE_URL', 'ftp://events.example'],
    ['USHER_SENDER_ADDRESS', 'Usher <tickets@events.example>'],
    ['USHER_PINPOINT_PROJECT_ID', 'arn:aws:mobiletargeting:us-east-1:1:apps/1'],
    ['USHER_SMS_ORIGINATION_IDENTITY', '+1 800 555 0100'],
    ['USHER_SES_PER_SECOND', 'fast'],
    ['USHER_SES_PER_SECOND', '-1'],
    ['USHER_SMS_PER_SECOND', '0'],
    ['USHER_SIGN_IN_WITH', 'google,github'],
    ['USHER_STAFF_MFA', 'always'],
    ['USHER_RATE_LIMITS', 'caller'],
    ['USHER_ALARM_EMAIL', 'on call'],
    ['USHER_SMS_BUDGET_USD', '$100'],
    ['USHER_LOG_LEVEL', 'verbose'],
  ])('stop the synthesis with the name and the value of what cannot be used: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} has to .*, not "${value.replace(/[+.()$]/g, '\\$&')}"\\.$`));
  });

  it('are all named at once when several are wrong', () => {
    expect(() => readSettings({ USHER_SITE_URL: 'x', USHER_SES_PER_SECOND: 'y' })).toThrow(/USHER_SITE_URL .* USHER_SES_PER_SECOND /);
  });

  it('have a row for every variable that the backend reads when it is synthesized', () => {
    const sources = readdirSync('amplify', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(100);
    const read = sources.flatMap((file) => [...readFileSync(join('amplify', file), 'utf8').matchAll(/process\.env\['(USHER_\w+)'\]/g)]);
    const unknown = read.map(([, name]) => name ?? '').filter((name) => !Object.hasOwn(SETTINGS, name));
    expect([...new Set(unknown)], 'give each a row in amplify/infra/settings.ts and docs/deploy.md').toEqual([]);
  });
});
