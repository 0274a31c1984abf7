import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { SNSEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationSet, Topic } from '../../../local/cloud-assembly/local-backend.ts';
import { FUNCTION, MessagingFixture, QUEUE, TOPIC, client } from './messaging-fixture.ts';

const topic: Topic = { ...TOPIC, subscriptions: [{ protocol: 'lambda', endpoint: FUNCTION.arn, deadLetterArn: QUEUE.arn }] };
const sets: ConfigurationSet[] = [
  {
    logicalId: 'E',
    service: 'SES',
    name: 'emails',
    destinations: [{ topicArn: topic.arn, eventTypes: ['delivery', 'bounce', 'complaint'] }],
  },
  {
    logicalId: 'T',
    service: 'SMS',
    name: 'texts',
    destinations: [{ topicArn: topic.arn, eventTypes: ['TEXT_DELIVERED', 'TEXT_BLOCKED'] }],
  },
];

let fixture: MessagingFixture;
let ses: SESv2Client;
let sms: PinpointSMSVoiceV2Client;

beforeAll(async () => {
  fixture = await MessagingFixture.open([topic], sets);
  const { endpoints } = fixture.service;
  ses = new SESv2Client(client(endpoints.AWS_ENDPOINT_URL_SESV2));
  sms = new PinpointSMSVoiceV2Client(client(endpoints.AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2));
});
afterAll(() => fixture.close());
afterEach(() => {
  fixture.unreachable = false;
  fixture.invoked.length = 0;
});

type Told = {
  eventType: string;
  mail?: { messageId: string; tags: Record<string, string[]>; destination: string[] };
  [part: string]: unknown;
};

/** What the function was told, in order. */
const told = (): Told[] => fixture.invoked.map(({ payload }) => JSON.parse((payload as SNSEvent).Records[0]?.Sns.Message ?? '') as Told);

const mail = (to: string, more: object = {}) =>
  ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'Usher <tickets@usher.example>',
      Destination: { ToAddresses: [to] },
      Content: { Simple: { Subject: { Data: 'S' }, Body: { Text: { Data: 'T' } } } },
      ConfigurationSetName: 'emails',
      EmailTags: [{ Name: 'notice', Value: 'abc-DEF_1' }],
      ...more,
    }),
  );

const text = (to: string, more: object = {}) =>
  sms.send(
    new SendTextMessageCommand({
      DestinationPhoneNumber: to,
      MessageBody: 'T',
      ConfigurationSetName: 'texts',
      Context: { notice: 'n#1' },
      ...more,
    }),
  );

describe('SES tells a topic what became of an e-mail', () => {
  it('that is delivered, with its id and its tags, as SES writes them', async () => {
    const { MessageId } = await mail('ada@usher.example');
    await expect.poll(told).toHaveLength(1);
    expect(told()[0]).toMatchObject({
      eventType: 'Delivery',
      mail: {
        messageId: MessageId,
        destination: ['ada@usher.example'],
        source: 'Usher <tickets@usher.example>',
        tags: { notice: ['abc-DEF_1'], 'ses:configuration-set': ['emails'] },
      },
      delivery: { recipients: ['ada@usher.example'] },
    });
    expect(fixture.invoked[0]?.type).toBe('Event');
    const [kept, ...others] = fixture.service.outbox.list({ to: 'ada@usher.example' });
    expect(others).toEqual([]);
    expect(kept?.attributes).toMatchObject({ fate: 'delivered' });
    // The events themselves are no messages to people.
    expect(fixture.service.outbox.list({ channel: 'SNS' })).toEqual([]);
  });

  it.each([
    ['success', ['Delivery']],
    ['bounce', ['Bounce Permanent/General']],
    ['bounce+label', ['Bounce Permanent/General']],
    ['complaint', ['Delivery', 'Complaint abuse']],
    ['suppressionlist', ['Bounce Permanent/Suppressed']],
    ['ooto', ['Delivery']],
  ])('to %s@simulator.amazonses.com: %j', async (name, expected) => {
    await mail(`Somebody <${name}@simulator.amazonses.com>`);
    const words = () =>
      told().map(({ eventType, bounce, complaint }) => {
        const detail = { ...(bounce as object), ...(complaint as object) } as Record<string, string>;
        const named = detail['bounceType'] ? `${detail['bounceType']}/${detail['bounceSubType']}` : detail['complaintFeedbackType'];
        return [eventType, named].filter(Boolean).join(' ');
      });
    await expect.poll(words).toEqual(expected);
  });

  it('only where the e-mail names a set that is there', async () => {
    await mail('quiet@usher.example', { ConfigurationSetName: undefined });
    await expect(mail('lost@usher.example', { ConfigurationSetName: 'texts' })).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(fixture.service.outbox.list({ to: 'lost@usher.example' })).toEqual([]);
    await mail('loud@usher.example');
    await expect.poll(told).toHaveLength(1);
    expect(told()[0]?.mail?.destination).toEqual(['loud@usher.example']);
  });

  it('and takes no tags that SES refuses', async () => {
    await expect(mail('tagged@usher.example', { EmailTags: [{ Name: 'notice', Value: 'a#b' }] })).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    await expect(mail('tagged@usher.example', { EmailTags: [{ Name: 'notice', Value: 'x'.repeat(257) }] })).rejects.toThrow('tag value');
  });
});

describe('End User Messaging tells a topic what became of a text', () => {
  it('that is delivered, with its id and its context', async () => {
    const { MessageId } = await text('+4915112345678', {
      ConfigurationSetName: 'arn:aws:sms-voice:us-east-1:000000000000:configuration-set/texts',
    });
    await expect.poll(told).toHaveLength(1);
    expect(told()[0]).toMatchObject({
      eventType: 'TEXT_DELIVERED',
      isFinal: true,
      messageId: MessageId,
      messageStatus: 'DELIVERED',
      destinationPhoneNumber: '+4915112345678',
      context: { notice: 'n#1' },
    });
  });

  it('that is not, and only of the types that the set asks for', async () => {
    await text('+14254147167');
    await text('+14255550111');
    await expect.poll(() => told().map(({ eventType }) => eventType)).toEqual(['TEXT_BLOCKED']);
    expect(fixture.service.outbox.list({ to: '+14254147167' })[0]?.attributes).toMatchObject({
      fate: 'Phone carrier is currently unreachable/unavailable',
    });
  });

  it('refuses a set that is not there, and a number that opted out', async () => {
    await expect(text('+4915112345678', { ConfigurationSetName: 'emails' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'configuration-set',
    });
    await expect(text('+14255550119')).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    });
    expect(fixture.service.outbox.list({ to: '+14255550119' })).toEqual([]);
  });
});

describe('A function that cannot be reached', () => {
  it('leaves the event in the subscription’s queue', async () => {
    fixture.unreachable = true;
    await text('+4915112345679');
    await expect.poll(() => fixture.service.queues.peek(QUEUE.arn)).toHaveLength(1);
    const [message] = await fixture.service.queues.peek(QUEUE.arn);
    const envelope = JSON.parse(message?.body ?? '') as { Type: string; Message: string };
    expect(envelope.Type).toBe('Notification');
    expect(JSON.parse(envelope.Message)).toMatchObject({ eventType: 'TEXT_DELIVERED', context: { notice: 'n#1' } });
  });
});
