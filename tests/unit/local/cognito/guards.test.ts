import { describe, expect, it } from 'vitest';
import { AttemptLimit } from '../../../../local/cognito/attempt-limit.ts';
import { KeyedLock } from '../../../../local/cognito/keyed-lock.ts';
import { checkPasswordPolicy, digestPassword } from '../../../../local/cognito/password.ts';

const POLICY = { minimumLength: 8, requireLowercase: true, requireUppercase: true, requireNumbers: true, requireSymbols: true };
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));

describe('password policy', () => {
  it.each([
    ['Sh0rt!', 'Password not long enough'],
    ['usher-demo-2026', 'Password must have uppercase characters'],
    ['USHER-DEMO-2026', 'Password must have lowercase characters'],
    ['Usher-demo-demo', 'Password must have numeric characters'],
    ['Usherdemo2026', 'Password must have symbol characters'],
    [undefined, 'Password not long enough'],
  ])('refuses %s', (password, reason) => {
    expect(() => checkPasswordPolicy(password, POLICY)).toThrow(`Password did not conform with policy: ${reason}`);
  });

  it('takes the demo password, and digests it differently in every data folder', async () => {
    expect(() => checkPasswordPolicy('Usher-demo-2026', POLICY)).not.toThrow();
    const [one, same, other] = await Promise.all(['a', 'a', 'b'].map((salt) => digestPassword('Usher-demo-2026', Buffer.from(salt))));
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });
});

describe('attempt limit', () => {
  it('counts within a quarter of an hour, by key', () => {
    const limit = new AttemptLimit(2);
    limit.count('ada', at(0));
    limit.count('ada', at(5));
    expect(limit.isExceeded('ada', at(14))).toBe(true);
    expect(limit.isExceeded('grace', at(14))).toBe(false);
    expect(limit.isExceeded('ada', at(16))).toBe(false);
    limit.count('ada', at(16));
    limit.clear('ada');
    expect(limit.isExceeded('ada', at(16))).toBe(false);
  });
});

describe('keyed lock', () => {
  it('runs work of one key in order and of other keys meanwhile, also after a failure', async () => {
    const lock = new KeyedLock();
    const events: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = lock.run('ada', async () => {
      await gate;
      events.push('first');
      throw new Error('failed');
    });
    const second = lock.run('ada', async () => void events.push('second'));
    await lock.run('grace', async () => void events.push('other key'));
    open();
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(events).toEqual(['other key', 'first', 'second']);
  });
});
