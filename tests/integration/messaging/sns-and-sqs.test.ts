import {
  ListSubscriptionsByTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION, MessagingFixture, QUEUE, TOPIC, client } from './messaging-fixture.ts';
import { callAws } from './signed-call.ts';

const attribute = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });
const area = (value: string) => ({ area: attribute(value), priority: attribute('3', 'Number') });
const TopicArn = TOPIC.arn;
let fixture: MessagingFixture;
let sns: SNSClient;

beforeAll(async () => {
  fixture = await MessagingFixture.open();
  sns = new SNSClient(client(fixture.service.endpoints.AWS_ENDPOINT_URL_SNS));
});
afterAll(() => fixture.close());

const subscribe = (Protocol: string, Endpoint: string, filter?: object) =>
  sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol,
      Endpoint,
      ReturnSubscriptionArn: true,
      ...(filter && { Attributes: { FilterPolicy: JSON.stringify(filter) } }),
    }),
  );
const received = (to: string) => fixture.service.outbox.list({ to }).map(({ text }) => text);
const sqs = (operation: string, body: object) =>
  callAws({ endpoint: fixture.service.address, service: 'sqs', target: `AmazonSQS.${operation}`, body: { QueueUrl: QUEUE.url, ...body } });

describe('SNS with the AWS SDK', () => {
  it('delivers to an e-mail address only after it confirmed by the link it got', async () => {
    await subscribe('email', 'staff@usher.example');
    await sns.send(new PublishCommand({ TopicArn, Message: 'too early' }));
    const [asked] = fixture.service.outbox.list({ to: 'staff@usher.example' });
    const link = asked?.text?.match(/http\S+/)?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
    await sns.send(new PublishCommand({ TopicArn, Message: 'Tea & <cake> wanted', Subject: 'Request' }));
    expect(fixture.service.outbox.list({ to: 'staff@usher.example' }).slice(0, 2)).toMatchObject([
      { channel: 'SNS', subject: 'Request', text: 'Tea & <cake> wanted' },
      { subject: 'AWS Notification - Subscription Confirmation' },
    ]);
    expect((await fetch(link)).status).toBe(400);
  });

  it('lets filter policies decide who gets a message, by SMS, queue and function', async () => {
    await subscribe('sms', '+4915100000001', { area: ['north'] });
    await subscribe('sms', '+4915100000002', { area: [{ 'anything-but': ['north'] }], priority: [{ numeric: ['>=', 3] }] });
    await subscribe('lambda', FUNCTION.arn, { area: ['north'] });
    await subscribe('sqs', QUEUE.arn, { area: [{ prefix: 'nor' }] });
    await sns.send(new PublishCommand({ TopicArn, Message: 'to the north', MessageAttributes: area('north') }));
    expect(received('+4915100000001')).toEqual(['to the north']);
    expect(received('+4915100000002')).toEqual([]);
    expect(fixture.invoked).toMatchObject([
      {
        arn: FUNCTION.arn,
        type: 'Event',
        payload: {
          Records: [
            { EventSource: 'aws:sns', Sns: { Message: 'to the north', MessageAttributes: { area: { Type: 'String', Value: 'north' } } } },
          ],
        },
      },
    ]);
    const { json } = await sqs('ReceiveMessage', {});
    const [message] = (json as { Messages: { Body: string; ReceiptHandle: string }[] }).Messages;
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({ Type: 'Notification', TopicArn, Message: 'to the north' });
    await sqs('DeleteMessage', { ReceiptHandle: message?.ReceiptHandle });
    expect(await fixture.service.queues.peek(QUEUE.arn)).toEqual([]);
    expect(fixture.service.outbox.list({ to: TopicArn })[0]).toMatchObject({
      channel: 'SNS',
      attributes: { area: 'north', priority: '3' },
    });
  });

  it('answers each entry of a batch', async () => {
    const entries = [
      { Id: 'good', Message: 'fine' },
      { Id: 'bad', Message: 'fine', MessageAttributes: { x: attribute('', 'String') } },
    ];
    const { Successful, Failed } = await sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries }));
    expect(Successful).toMatchObject([{ Id: 'good' }]);
    expect(Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidParameter', SenderFault: true }]);
    await expect(sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [] }))).rejects.toThrow(
      'does not contain any entries',
    );
  });

  it('texts a phone number without a topic and refuses what SNS refuses', async () => {
    await sns.send(new PublishCommand({ PhoneNumber: '+4915100000009', Message: 'direct' }));
    expect(received('+4915100000009')).toEqual(['direct']);
    await expect(sns.send(new PublishCommand({ PhoneNumber: '0151', Message: 'x' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(sns.send(new PublishCommand({ TopicArn: `${TopicArn}-none`, Message: 'x' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    await expect(sns.send(new PublishCommand({ TopicArn, Message: '' }))).rejects.toThrow('Empty message');
  });

  it('refuses to subscribe an endpoint again with another filter, which is set by itself instead', async () => {
    const first = await subscribe('sms', '+4915100000006', { area: ['north'] });
    await expect(subscribe('sms', '+4915100000006', { area: ['south'] })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    });
    expect((await subscribe('sms', '+4915100000006', { area: ['north'] })).SubscriptionArn).toBe(first.SubscriptionArn);
    expect((await subscribe('sms', '+4915100000006')).SubscriptionArn).toBe(first.SubscriptionArn);
    const policy = JSON.stringify({ area: ['south'] });
    await sns.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn: first.SubscriptionArn,
        AttributeName: 'FilterPolicy',
        AttributeValue: policy,
      }),
    );
    await sns.send(new PublishCommand({ TopicArn, Message: 'to the south', MessageAttributes: area('south') }));
    expect(received('+4915100000006')).toEqual(['to the south']);
  });

  it('gives the same subscription to the same endpoint and keeps it over a restart', async () => {
    const first = await subscribe('sms', '+4915100000005');
    expect((await subscribe('sms', '+4915100000005')).SubscriptionArn).toBe(first.SubscriptionArn);
    await fixture.reopen();
    sns = new SNSClient(client(fixture.service.endpoints.AWS_ENDPOINT_URL_SNS));
    await sns.send(new PublishCommand({ TopicArn, Message: 'after the restart' }));
    expect(received('+4915100000005')).toEqual(['after the restart']);
    await sns.send(new UnsubscribeCommand({ SubscriptionArn: first.SubscriptionArn }));
    const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(Subscriptions?.map(({ Endpoint }) => Endpoint)).not.toContain('+4915100000005');
  });
});

describe('SQS', () => {
  it('keeps messages over a killed process and hides a received one for its visibility timeout', async () => {
    await sqs('PurgeQueue', {});
    await sqs('SendMessage', { MessageBody: 'failed batch', MessageAttributes: { reason: attribute('RetryAttemptsExhausted') } });
    await fixture.reopen();
    expect(await fixture.service.queues.peek(QUEUE.arn)).toMatchObject([
      { body: 'failed batch', attributes: { reason: 'RetryAttemptsExhausted' } },
    ]);
    expect((await sqs('ReceiveMessage', { VisibilityTimeout: 60 })).json).toMatchObject({ Messages: [{ Body: 'failed batch' }] });
    expect((await sqs('ReceiveMessage', {})).json).toEqual({});
    fixture.clock.advance(61_000);
    expect((await sqs('ReceiveMessage', {})).json).toMatchObject({ Messages: [{ Attributes: { ApproximateReceiveCount: '2' } }] });
    expect((await sqs('SendMessage', { QueueUrl: 'http://localhost/0/none', MessageBody: 'x' })).json).toMatchObject({
      __type: 'QueueDoesNotExist',
    });
  });

  it('wakes a waiting receiver when a message arrives', async () => {
    await sqs('PurgeQueue', {});
    const waiting = sqs('ReceiveMessage', { WaitTimeSeconds: 20 });
    await fixture.service.queues.send(QUEUE.arn, 'at last');
    expect((await waiting).json).toMatchObject({ Messages: [{ Body: 'at last' }] });
  });
});
