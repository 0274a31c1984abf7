import { CreateEmailTemplateCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mimeOf, parseMime } from '../../../local/messaging/mime.ts';
import { MessagingFixture, client } from './messaging-fixture.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let fixture: MessagingFixture;
let ses: SESv2Client;

beforeAll(async () => {
  fixture = await MessagingFixture.open();
  ses = new SESv2Client(client(fixture.service.endpoints.AWS_ENDPOINT_URL_SESV2));
});
afterAll(() => fixture.close());

const newest = (to: string) => fixture.service.outbox.list({ to })[0];

const simple = (to: string[], more: object = {}) =>
  new SendEmailCommand({
    FromEmailAddress: 'Usher <tickets@usher.example>',
    Destination: { ToAddresses: to },
    Content: { Simple: { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'Plain ✓' }, Html: { Data: '<p>Rich ✓</p>' } }, ...more } },
  });

describe('SES v2 with the AWS SDK', () => {
  it('keeps a simple e-mail with its texts and its MIME message', async () => {
    const { MessageId } = await ses.send(simple(['Ada <ada@usher.example>']));
    expect(newest('ada@usher.example')).toMatchObject({
      channel: 'EMAIL',
      from: 'Usher <tickets@usher.example>',
      to: ['Ada <ada@usher.example>'],
      subject: 'Grüße',
      text: expect.stringContaining('Plain ✓'),
      html: expect.stringContaining('<p>Rich ✓</p>'),
      attributes: { messageId: MessageId },
    });
    expect(newest('ada@usher.example')?.raw).toContain('MIME-Version: 1.0');
  });

  it('keeps a raw e-mail whole, with its inline ticket and its calendar file', async () => {
    const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: 'tickets@usher.example',
      to: 'grace@usher.example',
      subject: 'Your ticket',
      text: 'See the ticket',
      html: '<p>See <img src="cid:ticket"></p>',
      attachments: [
        { filename: 'ticket.png', cid: 'ticket', content: PNG, contentDisposition: 'inline' },
        { filename: 'event.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' },
      ],
    });
    await ses.send(new SendEmailCommand({ Content: { Raw: { Data: message as Buffer } } }));
    const kept = newest('grace@usher.example');
    expect(kept && mimeOf(kept)).toEqual(message);
    const { attachments, html } = await parseMime(kept?.raw ?? '');
    expect(html).toContain('cid:ticket');
    expect(attachments).toMatchObject([
      { name: 'ticket.png', contentType: 'image/png', inline: true, contentId: 'ticket', content: PNG },
      { name: 'event.ics', contentType: 'text/calendar', inline: false },
    ]);
  });

  it('fills a template, which survives a restart', async () => {
    await ses.send(
      new CreateEmailTemplateCommand({
        TemplateName: 'welcome',
        TemplateContent: { Subject: 'Hi {{name}}', Text: 'Welcome {{name}}', Html: '<b>{{name}}</b>' },
      }),
    );
    await fixture.reopen();
    ses = new SESv2Client(client(fixture.service.endpoints.AWS_ENDPOINT_URL_SESV2));
    const Template = { TemplateName: 'welcome', TemplateData: JSON.stringify({ name: 'Ada' }) };
    await ses.send(
      new SendEmailCommand({ FromEmailAddress: 'a@b.example', Destination: { ToAddresses: ['tpl@usher.example'] }, Content: { Template } }),
    );
    expect(newest('tpl@usher.example')).toMatchObject({ subject: 'Hi Ada', html: '<b>Ada</b>' });
  });

  it('keeps attachments of a simple e-mail', async () => {
    const Attachments = [
      { FileName: 'ticket.png', RawContent: PNG, ContentType: 'image/png', ContentDisposition: 'INLINE', ContentId: 'qr' },
    ];
    await ses.send(simple(['attached@usher.example'], { Attachments }));
    const { attachments } = await parseMime(newest('attached@usher.example')?.raw ?? '');
    expect(attachments).toMatchObject([{ name: 'ticket.png', content: PNG, inline: true, contentId: 'qr' }]);
  });

  it('refuses what SES refuses, by the names the SDK knows', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `guest${index}@usher.example`);
    await expect(ses.send(simple(many))).rejects.toMatchObject({ name: 'BadRequestException', message: 'Recipient count exceeds 50.' });
    await expect(ses.send(simple([]))).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(ses.send(simple(['nobody']))).rejects.toMatchObject({ name: 'BadRequestException', message: "Missing final '@domain'" });
    const Template = { TemplateName: 'missing', TemplateData: '{}' };
    const untold = new SendEmailCommand({
      FromEmailAddress: 'a@b.example',
      Destination: { ToAddresses: ['x@y.example'] },
      Content: { Template },
    });
    await expect(ses.send(untold)).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(fixture.service.outbox.list({ to: 'x@y.example' })).toEqual([]);
  });

  it('serves the inbox of aws-ses-v2-local to this machine only', async () => {
    const address = fixture.service.sesAddress ?? '';
    expect(await (await fetch(address)).text()).toContain('aws-ses-v2-local');
    const { status } = await fetch(`${address}/clear-store`, { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(status).toBe(403);
  });

  it('keeps 50 e-mails sent at once, each once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => ses.send(simple([`burst${index}@usher.example`]))));
    const counts = Array.from({ length: 50 }, (_, index) => fixture.service.outbox.list({ to: `burst${index}@usher.example` }).length);
    expect(counts).toEqual(Array.from({ length: 50 }, () => 1));
  });
});
