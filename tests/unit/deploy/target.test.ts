import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { targetOf, UsageError } from '../../../deploy/target.ts';

const BUILD = { AWS_BRANCH: 'main', AWS_APP_ID: 'd1abc' };

describe('The backend that a check is about', () => {
  it('is the branch that Amplify Hosting builds', () => {
    expect(targetOf([], BUILD)).toEqual({ namespace: 'd1abc', name: 'main', type: 'branch' });
  });

  it('is the branch that is named', () => {
    expect(targetOf(['--branch', 'next', '--app-id', 'd2'], BUILD)).toEqual({ namespace: 'd2', name: 'next', type: 'branch' });
  });

  it("is one's own sandbox otherwise, or another's by its identifier", () => {
    expect(targetOf([], {})).toEqual({ namespace: 'usher', name: userInfo().username, type: 'sandbox' });
    expect(targetOf(['--identifier', 'grace'], BUILD)).toEqual({ namespace: 'usher', name: 'grace', type: 'sandbox' });
  });

  it('is the offline sandbox beside which the command runs', () => {
    expect(targetOf([], { USHER_SANDBOX_URL: 'http://localhost:20000' })).toEqual({ namespace: 'local', name: 'dev', type: 'sandbox' });
  });

  it.each([[['--branch', 'main']], [['--app-id', 'd1']], [['--identifier', 'a', '--branch', 'b']], [['--bracnh', 'main']], [['main']]])(
    'is not guessed from a wrong call: %j',
    (args) => expect(() => targetOf(args, {})).toThrow(UsageError),
  );
});
