import { PinpointClient, SendMessagesCommand } from '@aws-sdk/client-pinpoint';
import { PinpointSMSVoiceV2Client, SendMediaMessageCommand, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetParametersByPathCommand, paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION, MessagingFixture, client } from './messaging-fixture.ts';
import { callAws } from './signed-call.ts';

let fixture: MessagingFixture;
let pinpoint: PinpointClient;
let sms: PinpointSMSVoiceV2Client;

beforeAll(async () => {
  fixture = await MessagingFixture.open();
  const { endpoints } = fixture.service;
  pinpoint = new PinpointClient(client(endpoints.AWS_ENDPOINT_URL_PINPOINT));
  sms = new PinpointSMSVoiceV2Client(client(endpoints.AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2));
});
afterAll(() => fixture.close());

const send = (numbers: string[], more: object = {}) =>
  new SendMessagesCommand({
    ApplicationId: 'app',
    MessageRequest: {
      Addresses: Object.fromEntries(numbers.map((number) => [number, { ChannelType: 'SMS' as const, ...more }])),
      MessageConfiguration: { SMSMessage: { Body: 'Hello {{name}}', MessageType: 'TRANSACTIONAL', Substitutions: { name: ['guest'] } } },
    },
  });

describe('Pinpoint SendMessages', () => {
  it('answers every address by itself and keeps what was accepted', async () => {
    const { MessageResponse } = await pinpoint.send(send(['+4915112345678', 'nonsense']));
    expect(MessageResponse?.Result?.['+4915112345678']).toMatchObject({ DeliveryStatus: 'SUCCESSFUL', StatusCode: 200 });
    expect(MessageResponse?.Result?.nonsense).toMatchObject({ DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 400 });
    expect(fixture.service.outbox.list({ to: '+4915112345678' })).toMatchObject([{ channel: 'SMS', text: 'Hello guest' }]);
    expect(fixture.service.outbox.list({ to: 'nonsense' })).toEqual([]);
  });

  it('takes 100 addresses and refuses 101 without sending any', async () => {
    const numbers = Array.from({ length: 101 }, (_, index) => `+4915200000${String(index).padStart(3, '0')}`);
    await expect(pinpoint.send(send(numbers))).rejects.toMatchObject({ name: 'BadRequestException' });
    expect(fixture.service.outbox.list({ to: numbers[0] ?? '' })).toEqual([]);
    const { MessageResponse } = await pinpoint.send(send(numbers.slice(1)));
    expect(Object.keys(MessageResponse?.Result ?? {})).toHaveLength(100);
  });
});

describe('SMS and Voice v2 SendTextMessage', () => {
  it('keeps a text with its context', async () => {
    const Context = { eventId: 'ABCDEFGH' };
    const { MessageId } = await sms.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: '+4915112345670',
        MessageBody: 'Your turn',
        OriginationIdentity: 'USHER',
        Context,
      }),
    );
    expect(fixture.service.outbox.list({ to: '+4915112345670' })).toMatchObject([
      { id: MessageId, channel: 'SMS', from: 'USHER', text: 'Your turn', attributes: { eventId: 'ABCDEFGH' } },
    ]);
  });

  it('names every invalid field and sends nothing', async () => {
    const refused = sms.send(new SendTextMessageCommand({ DestinationPhoneNumber: '12', MessageBody: '', TimeToLive: 1 }));
    await expect(refused).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: [{ Name: 'DestinationPhoneNumber' }, { Name: 'MessageBody' }, { Name: 'TimeToLive' }],
    });
  });

  it('checks a dry run without sending', async () => {
    await sms.send(new SendTextMessageCommand({ DestinationPhoneNumber: '+4915112345671', MessageBody: 'Dry', DryRun: true }));
    expect(fixture.service.outbox.list({ to: '+4915112345671' })).toEqual([]);
  });

  it('names the service and the operation it does not emulate', async () => {
    const call = sms.send(new SendMediaMessageCommand({ DestinationPhoneNumber: '+4915112345671', OriginationIdentity: 'x' }));
    await expect(call).rejects.toThrow('does not emulate Pinpoint SMS Voice v2 SendMediaMessage');
  });
});

describe('Lambda Invoke and SSM', () => {
  const invoke = (name: string, headers: Record<string, string> = {}) =>
    callAws({
      endpoint: fixture.service.address,
      service: 'lambda',
      path: `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
      body: { a: 1 },
      headers,
    });

  it('hands a call on by name and by ARN', async () => {
    for (const name of [FUNCTION.name, FUNCTION.arn, `${FUNCTION.arn}:$LATEST`]) {
      const { status, json } = await invoke(name);
      expect({ status, json }).toEqual({ status: 200, json: { ok: true } });
    }
    expect(fixture.invoked.at(-1)).toMatchObject({ arn: FUNCTION.arn, payload: { a: 1 } });
    expect((await invoke(FUNCTION.name, { 'x-amz-invocation-type': 'Event' })).status).toBe(202);
    expect(fixture.invoked.at(-1)?.type).toBe('Event');
  });

  it('marks the answer of a function that failed, and knows no others', async () => {
    fixture.answer = { functionError: { errorType: 'Error', errorMessage: 'broken' } };
    const { headers, json } = await invoke(FUNCTION.name);
    expect(headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(json).toMatchObject({ errorType: 'Error', errorMessage: 'broken' });
    expect(await invoke('unknown')).toMatchObject({ status: 404, json: { __type: 'ResourceNotFoundException' } });
  });

  it('reads parameters and says which are missing', async () => {
    const ssm = (operation: string, body: object) =>
      callAws({ endpoint: fixture.service.address, service: 'ssm', target: `AmazonSSM.${operation}`, body });
    const { json } = await ssm('GetParameters', { Names: ['/amplify/secret', '/missing'], WithDecryption: true });
    expect(json).toMatchObject({ Parameters: [{ Name: '/amplify/secret', Value: 'top secret' }], InvalidParameters: ['/missing'] });
    expect(await ssm('GetParameter', { Name: '/missing' })).toMatchObject({ status: 400, json: { __type: 'ParameterNotFound' } });
    expect(await ssm('PutParameter', { Name: '/x' })).toMatchObject({
      json: { message: 'The offline sandbox does not emulate SSM PutParameter.' },
    });
  });

  it('lists the parameters of a folder page by page, as secrets are listed', async () => {
    const ssm = new SSMClient(client(fixture.service.address ?? ''));
    const names: string[] = [];
    const pages = paginateGetParametersByPath({ client: ssm }, { Path: '/amplify/many', WithDecryption: true });
    for await (const { Parameters = [] } of pages) names.push(...Parameters.map(({ Name = '' }) => Name));
    expect(names).toHaveLength(12);
    expect(names).toEqual([...names].sort());
    const above = await ssm.send(new GetParametersByPathCommand({ Path: '/amplify', WithDecryption: true }));
    expect(above.Parameters).toMatchObject([{ Name: '/amplify/secret', Value: 'top secret' }]);
  });
});

describe('who may call', () => {
  it('refuses calls without AWS credentials, from pages, and under a foreign host name', async () => {
    const endpoint = fixture.service.address ?? '';
    expect((await fetch(endpoint, { method: 'POST', body: 'Action=Publish&PhoneNumber=%2B491511&Message=x' })).status).toBe(403);
    const page = await callAws({
      endpoint,
      service: 'ssm',
      target: 'AmazonSSM.GetParameter',
      body: {},
      headers: { origin: 'http://localhost:3000' },
    });
    expect(page.status).toBe(403);
  });
});
