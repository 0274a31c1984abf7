import { describe, expect, it } from 'vitest';
import { hasRole, readEventRoles } from '../../../components/auth/event-roles.ts';
import { homeOf } from '../../../components/auth/home.ts';
import { readReturnPath, signInHref } from '../../../components/auth/return-path.ts';

const returnOf = (href: string) => readReturnPath(new URL(href, 'https://usher.example').searchParams);

describe('the way back after signing in', () => {
  it('leads to where the person was going', () => {
    for (const path of ['/me', '/events/ABCD2345/ticket', '/staff?event=ABCD2345#desk']) expect(returnOf(signInHref(path))).toBe(path);
  });

  it('never leads to another site, nor back to signing in', () => {
    const elsewhere = [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/events/..//evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      'me',
      '',
      '/sign-in?next=/me',
      '/..//evil.example',
      '/me/..//evil.example',
      '/%2e%2e//evil.example',
    ];
    for (const path of elsewhere) expect(returnOf(signInHref(path)), path).toBe('/');
  });
});

describe('the roles in a token', () => {
  it('lets organizers into every event’s desk and kiosk', () => {
    const organizer = readEventRoles(['organizers']);
    for (const role of ['guest', 'kiosk', 'staff', 'organizer'] as const) expect(hasRole(organizer, role, 'ABCD2345')).toBe(true);
  });

  it('lets staff work at their own event alone, at the kiosk too', () => {
    const staff = readEventRoles(['staff', 'staff:ABCD2345']);
    expect([hasRole(staff, 'staff', 'ABCD2345'), hasRole(staff, 'kiosk', 'ABCD2345')]).toEqual([true, true]);
    expect([hasRole(staff, 'staff', 'OTHER234'), hasRole(staff, 'kiosk', 'OTHER234'), hasRole(staff, 'organizer')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('keeps a kiosk from the desk', () => {
    const kiosk = readEventRoles(['kiosks', 'kiosk:ABCD2345']);
    expect([hasRole(kiosk, 'kiosk'), hasRole(kiosk, 'staff')]).toEqual([true, false]);
  });

  it('sends whoever needs a second factor to set one up first', () => {
    expect(homeOf({ ...readEventRoles(['kiosks', 'kiosk:A']), needsSecondFactor: true })).toBe('/me/security');
  });

  it('sends each role to its place', () => {
    expect([['organizers'], ['staff', 'staff:A'], ['kiosks', 'kiosk:A'], []].map((groups) => homeOf(readEventRoles(groups)))).toEqual([
      '/organizer',
      '/staff',
      '/kiosk',
      '/',
    ]);
  });
});
