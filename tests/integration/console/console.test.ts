import { request } from 'node:http';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsoleFixture } from './console-fixture.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let fixture: ConsoleFixture;

beforeEach(async () => {
  fixture = await ConsoleFixture.open();
});
afterEach(() => fixture.service.stop());

const addEmail = async () => {
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: 'tickets@usher.example',
    to: 'ada@usher.example',
    subject: 'Your ticket',
    html: '<p>Ticket <img src="cid:qr"><script>alert(1)</script></p>',
    attachments: [
      { filename: 'ticket.png', cid: 'qr', content: PNG },
      { filename: 'Schöner Termin.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' },
    ],
  });
  return fixture.add({ channel: 'EMAIL', to: ['ada@usher.example'], subject: 'Your ticket', raw: String(message) });
};

describe('the outbox of the console', () => {
  it('lists messages by recipient and channel, without their bodies', async () => {
    await addEmail();
    fixture.add({ channel: 'CODE', to: ['grace@usher.example'], text: 'The code is 123456' });
    const { body } = await fixture.get('/api/outbox?to=grace@usher.example&channel=CODE');
    expect(body).toMatchObject([{ channel: 'CODE', text: 'The code is 123456' }]);
    const [email] = (await fixture.get('/api/outbox?channel=EMAIL')).body as object[];
    expect(email).not.toHaveProperty('raw');
  });

  it('shows an e-mail with its pictures in place, and lets nothing in it run or load', async () => {
    const { id } = await addEmail();
    const response = await fetch(`${fixture.address}/api/outbox/${id}/html`);
    expect(await response.text()).toContain(`src="data:image/png;base64,${PNG.toString('base64')}"`);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  it('gives the MIME text and every attachment as it was sent', async () => {
    const { id, raw } = await addEmail();
    expect(await (await fetch(`${fixture.address}/api/outbox/${id}/raw`)).text()).toBe(raw);
    const picture = await fetch(`${fixture.address}/api/outbox/${id}/attachments/ticket.png`);
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
    expect(picture.headers.get('content-disposition')).toContain('attachment');
    const calendar = await fetch(`${fixture.address}/api/outbox/${id}/attachments/${encodeURIComponent('Schöner Termin.ics')}`);
    expect(await calendar.text()).toBe('BEGIN:VCALENDAR');
    expect((await fixture.get(`/api/outbox/${id}/attachments/none`)).status).toBe(404);
    expect((await fixture.get('/api/outbox/none/raw')).status).toBe(404);
  });

  it('tells an open page when a message arrives', async () => {
    const live = await fetch(`${fixture.address}/api/live`);
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: alive');
    fixture.add({ channel: 'SMS', to: ['+491'], text: 'x' });
    expect((await reader?.read())?.value).toContain('event: outbox');
    await reader?.cancel();
  });
});

describe('the control API', () => {
  it('moves the clock forward, to an instant, and back', async () => {
    await fixture.post('/api/clock', { advanceMs: 3_600_000 });
    expect(fixture.clock.offsetMs).toBe(3_600_000);
    const { body } = await fixture.post('/api/clock', { moveTo: '2030-05-01T09:00:00+02:00' });
    expect((body as { now: string }).now).toMatch(/^2030-05-01T07:00:0/);
    await fixture.post('/api/clock', { reset: true });
    expect(fixture.clock.offsetMs).toBe(0);
  });

  it.each([{ advanceMs: '1' }, { advanceMs: 1e300 }, { moveTo: 'tomorrow' }, {}, { reset: false }, { advanceMs: 1, reset: true }])(
    'refuses to move the clock by %j',
    async (move) => {
      expect((await fixture.post('/api/clock', move)).status).toBe(400);
      expect(fixture.clock.offsetMs).toBe(0);
    },
  );

  it('runs a schedule that exists', async () => {
    expect((await fixture.post('/api/schedules/sweep/run', {})).status).toBe(200);
    expect((await fixture.post('/api/schedules/none/run', {})).status).toBe(404);
    expect(fixture.ran).toEqual(['sweep']);
  });

  it('says why a reload failed', async () => {
    fixture.reload = async () => {
      throw new Error('schema.ts does not compile');
    };
    const { status, body } = await fixture.post('/api/reload', {});
    expect({ status, body }).toMatchObject({ status: 409, body: { message: 'The last good backend stays: schema.ts does not compile' } });
  });

  it('shows what streams gave up with its records, newest first, and what else lies there as text', async () => {
    const batch = (condition: string) =>
      JSON.stringify({
        requestContext: { functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:confirm', condition },
        payload: JSON.stringify({ Records: [{ eventName: 'INSERT' }] }),
      });
    fixture.objects.push(
      { key: 'a', storedAt: '2026-01-01T00:00:00.000Z', body: batch('RetryAttemptsExhausted') },
      { key: 'b', storedAt: '2026-01-03T00:00:00.000Z', body: batch('RecordAgeExceeded') },
      { key: 'c', storedAt: '2026-01-02T00:00:00.000Z', body: 'no record' },
    );
    expect((await fixture.get('/api/failed-batches')).body).toEqual([
      { key: 'b', at: '2026-01-03T00:00:00.000Z', function: 'confirm', condition: 'RecordAgeExceeded', records: [{ eventName: 'INSERT' }] },
      { key: 'c', at: '2026-01-02T00:00:00.000Z', function: 'unknown', condition: 'not written by Lambda', records: 'no record' },
      {
        key: 'a',
        at: '2026-01-01T00:00:00.000Z',
        function: 'confirm',
        condition: 'RetryAttemptsExhausted',
        records: [{ eventName: 'INSERT' }],
      },
    ]);
  });

  it('shows dead letters', async () => {
    expect((await fixture.get('/api/queues')).body).toEqual([{ name: 'dead-letters', messages: 1 }]);
    expect((await fixture.get('/api/queues/dead-letters')).body).toMatchObject([{ body: '{"failed":true}' }]);
    expect((await fixture.get('/api/queues/none')).status).toBe(404);
  });
});

describe('who may ask the console', () => {
  const withHeaders = (path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(fixture.address);
      request({ host: '127.0.0.1', port, path, method, headers }, ({ statusCode }) => resolve(statusCode))
        .on('error', reject)
        .end();
    });

  it('refuses pages of other origins, the site included', async () => {
    for (const origin of ['https://evil.example', 'http://localhost:3000', 'null']) {
      expect(await withHeaders('/api/outbox', { host: 'localhost', origin })).toBe(403);
      expect(await withHeaders('/api/clock', { host: 'localhost', origin, 'content-type': 'application/json' }, 'POST')).toBe(403);
    }
    expect(await withHeaders('/api/outbox', { host: 'localhost', origin: fixture.address })).toBe(200);
  });

  it('refuses a name that was made to point here', async () => {
    expect(await withHeaders('/api/outbox', { host: 'evil.example' })).toBe(403);
    expect(await withHeaders('/', { host: 'localhost.evil.example' })).toBe(403);
  });

  it('takes JSON alone, which a form of another page cannot send', async () => {
    expect((await fixture.post('/api/clock', { advanceMs: 1 }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(fixture.clock.offsetMs).toBe(0);
  });

  it('serves its own files and no others', async () => {
    for (const path of ['/', '/console.css', '/console.js', '/logs-view.js'])
      expect((await fetch(`${fixture.address}${path}`)).status).toBe(200);
    for (const path of ['/../console-service.ts', '/%2e%2e/route.ts', '/package.json', '/api/none']) {
      expect((await fetch(`${fixture.address}${path}`)).status).toBe(404);
    }
  });
});
