import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeEmail } from '../../../amplify/functions/notices/email/compose-email.ts';
import { lineOf, textOf } from '../../../amplify/functions/notices/words.ts';
import { requestFacts } from './notice-builders.ts';
import { aNotice } from './notice-fixture.ts';

const lines = (kind: Parameters<typeof lineOf>[0]['kind'], facts = requestFacts()) => lineOf(aNotice({ kind, facts }));

describe('A guest reads', () => {
  it('who is coming, and with what', () => {
    expect(lines('REQUEST_CLAIMED')).toBe('Sam is getting 2 × Flat white for you.');
    expect(lines('REQUEST_CLAIMED', requestFacts({ category: 'ASSISTANCE', lines: [] }))).toBe('Sam is coming to help you.');
    expect(lines('REQUEST_CLAIMED', requestFacts({ claimedByName: undefined }))).toMatch(/^A member of our staff is getting/);
  });

  it('what was handed over', () => expect(lines('REQUEST_FULFILLED')).toBe('Handed over: 2 × Flat white.'));

  it('why something cannot be done', () => {
    expect(lines('REQUEST_DECLINED', requestFacts({ declineReason: 'The machine is broken' }))).toBe(
      'We are sorry, we cannot do this: 2 × Flat white. The reason: The machine is broken',
    );
  });

  it('a short line of a long order', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ name: `Item ${index}`, quantity: 1 }));
    expect(lines('REQUEST_FULFILLED', requestFacts({ lines: many }))).toBe('Handed over: 1 × Item 0, 1 × Item 1, 1 × Item 2 and 17 more.');
  });
});

describe('A message about a request', () => {
  it('has no ticket in it, and escapes what people wrote', async () => {
    const notice = aNotice({ kind: 'REQUEST_DECLINED', facts: requestFacts({ declineReason: '<b>Sold out</b>' }) });
    const raw = await composeEmail(notice, { from: 'a@usher.example', to: { address: 'b@usher.example' } });
    const email = await simpleParser(Buffer.from(raw));
    expect(email.attachments).toEqual([]);
    expect(email.html).toContain('&lt;b&gt;Sold out&lt;/b&gt;');
    expect(textOf(notice).sms).toMatch(/ https:\/\/events\.example\/events\/ABCD2345\/requests$/);
  });

  it('tells staff where to go, by the name of the area', () => {
    const event = { serviceAreas: [{ id: 'bar-north', name: 'North bar', targetMinutes: 5 }] };
    const notice = aNotice({ kind: 'STAFF_ALERT', event, facts: requestFacts({ note: 'No sugar' }), guest: undefined });
    expect(textOf(notice)).toMatchObject({
      subject: 'New request: North bar',
      paragraphs: ['North bar, 2 × Flat white, to Row 4, seat 2.', 'Note: No sugar'],
      action: { url: 'https://events.example/staff/ABCD2345/requests' },
    });
  });
});
