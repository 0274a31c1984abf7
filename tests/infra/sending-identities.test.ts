import { describe, expect, it } from 'vitest';
import { emailIdentities, textOrigins } from '../../amplify/infra/sending-identities.ts';

describe('The right to send e-mails', () => {
  it('names the address and the domains it may be verified by', () => {
    expect(emailIdentities('tickets@mail.events.example', true)).toEqual([
      'tickets@mail.events.example',
      'mail.events.example',
      'events.example',
    ]);
  });

  it("names any identity in a developer's sandbox, where SES asks for the recipient's too", () => {
    expect(emailIdentities('tickets@events.example', false)).toEqual(['*']);
  });
});

describe('The right to send texts', () => {
  it.each([
    ['', ['phone-number/*', 'pool/*', 'sender-id/*']],
    ['pool-0a1b', ['pool/pool-0a1b']],
    ['phone-0a1b', ['phone-number/phone-0a1b']],
    ['+14255550100', ['phone-number/*']],
    ['12345', ['phone-number/*']],
    ['USHER', ['sender-id/USHER/*']],
    ['arn:aws:sms-voice:eu-west-1:111122223333:pool/pool-0a1b', ['arn:aws:sms-voice:eu-west-1:111122223333:pool/pool-0a1b']],
  ])('of %j is %j', (identity, origins) => {
    expect(textOrigins(identity)).toEqual(origins);
  });
});
