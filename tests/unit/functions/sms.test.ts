import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../amplify/functions/notices/delivery.ts';
import { endUserMessagingSmsSender } from '../../../amplify/functions/notices/sms/end-user-messaging-sms-sender.ts';
import { pinpointSmsSender } from '../../../amplify/functions/notices/sms/pinpoint-sms-sender.ts';
import { cannedService, unreachable } from './canned-service.ts';

const to = '+351912345678';
const message = { to, body: 'You are registered.', noticeId: 'notice-1', usefulSeconds: 1800.5 };
const first = async (deliveries: Promise<Delivery[]>): Promise<Delivery | undefined> => (await deliveries)[0];

describe('A text message through Pinpoint', () => {
  const send = (statusCode: number, answer: unknown, headers?: Record<string, string>) => {
    const service = cannedService(statusCode, answer, headers);
    const client = new PinpointClient(service.configuration as never);
    return { service, delivery: first(pinpointSmsSender({ client, projectId: 'project1' })([message])) };
  };
  const result = (deliveryStatus: string) => ({
    ApplicationId: 'project1',
    Result: { [to]: { DeliveryStatus: deliveryStatus, StatusCode: 200, MessageId: 'm1' } },
  });

  it('goes to the project, to one address', async () => {
    const { service, delivery } = send(200, result('SUCCESSFUL'));
    expect(await delivery).toEqual({ status: 'SENT', providerId: 'm1' });
    expect(service.requests).toHaveLength(1);
    expect(service.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/apps/project1/messages',
      body: {
        Addresses: { [to]: { ChannelType: 'SMS', BodyOverride: message.body, Context: { notice: 'notice-1' } } },
        MessageConfiguration: { SMSMessage: { Body: message.body, MessageType: 'TRANSACTIONAL' } },
        TraceId: 'notice-1',
      },
    });
  });

  it.each([
    ['DUPLICATE', { status: 'SENT', providerId: 'm1' }],
    ['THROTTLED', { status: 'RETRY', reason: 'THROTTLED' }],
    ['TEMPORARY_FAILURE', { status: 'RETRY', reason: 'TEMPORARY_FAILURE' }],
    ['PERMANENT_FAILURE', { status: 'REFUSED', reason: 'PERMANENT_FAILURE' }],
    ['OPT_OUT', { status: 'OPTED_OUT', reason: 'OPT_OUT' }],
    ['UNKNOWN_FAILURE', { status: 'UNKNOWN', reason: 'UNKNOWN_FAILURE' }],
  ])('that the service answers with 200 and %s for its address is told so', async (status, expected) => {
    expect(await send(200, result(status)).delivery).toEqual(expected);
  });

  it('without a result for its address may have been sent', async () => {
    expect(await send(200, { ApplicationId: 'project1', Result: {} }).delivery).toEqual({ status: 'UNKNOWN', reason: 'NO_RESULT' });
  });

  it.each([
    [429, 'TooManyRequestsException', 'RETRY'],
    [500, 'InternalServerErrorException', 'RETRY'],
    [504, 'GatewayTimeout', 'UNKNOWN'],
    [400, 'BadRequestException', 'REFUSED'],
    [404, 'NotFoundException', 'REFUSED'],
  ])('that meets %i %s becomes %s', async (statusCode, name, status) => {
    const { delivery } = send(statusCode, { Message: 'no' }, { 'x-amzn-errortype': name });
    expect(await delivery).toMatchObject({ status });
  });

  it('that may have been sent when the connection broke is neither', async () => {
    const client = new PinpointClient(unreachable as never);
    expect(await first(pinpointSmsSender({ client, projectId: 'project1' })([message]))).toEqual({ status: 'UNKNOWN', reason: 'Error' });
  });

  it('shares calls of at most 100 addresses, and every address has its own result', async () => {
    const messages = Array.from({ length: 250 }, (_, index) => ({
      ...message,
      to: `+3519120${String(index).padStart(5, '0')}`,
      body: `Body ${index}`,
    }));
    const Result = Object.fromEntries(
      messages.map(({ to: number }, index) => [number, { DeliveryStatus: index === 7 ? 'OPT_OUT' : 'SUCCESSFUL', MessageId: `m${index}` }]),
    );
    const service = cannedService(200, { ApplicationId: 'project1', Result });
    const client = new PinpointClient(service.configuration as never);
    const deliveries = await pinpointSmsSender({ client, projectId: 'project1' })(messages);
    const sizes = service.requests.map(({ body }) => Object.keys((body as { Addresses: object }).Addresses).length);
    expect(sizes).toEqual([100, 100, 50]);
    expect(deliveries[7]).toEqual({ status: 'OPTED_OUT', reason: 'OPT_OUT' });
    expect(deliveries[249]).toEqual({ status: 'SENT', providerId: 'm249' });
    expect(service.requests[2]).toMatchObject({ body: { Addresses: { '+351912000249': { BodyOverride: 'Body 249' } } } });
  });

  it('never shares a call with another one to the same number', async () => {
    const service = cannedService(200, result('SUCCESSFUL'));
    const client = new PinpointClient(service.configuration as never);
    const twice = [message, { ...message, body: 'Another', noticeId: 'notice-2' }];
    expect(await pinpointSmsSender({ client, projectId: 'project1' })(twice)).toHaveLength(2);
    expect(service.requests).toHaveLength(2);
  });
});

describe('A text message through End User Messaging', () => {
  const send = (statusCode: number, answer: unknown, originationIdentity?: string) => {
    const service = cannedService(statusCode, answer);
    const client = new PinpointSMSVoiceV2Client(service.configuration as never);
    return { service, delivery: first(endUserMessagingSmsSender({ client, originationIdentity })([message])) };
  };

  it('goes out with the notice it belongs to', async () => {
    const { service, delivery } = send(200, { MessageId: 'm2' }, 'pool-1');
    expect(await delivery).toEqual({ status: 'SENT', providerId: 'm2' });
    expect(service.requests[0]).toMatchObject({
      headers: { 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
      body: {
        DestinationPhoneNumber: to,
        MessageBody: message.body,
        MessageType: 'TRANSACTIONAL',
        TimeToLive: 1800,
        OriginationIdentity: 'pool-1',
        Context: { notice: 'notice-1' },
      },
    });
  });

  it.each([
    [400, 'ThrottlingException', 'RETRY'],
    [500, 'InternalServerException', 'RETRY'],
    [400, 'ConflictException', 'REFUSED'],
    [400, 'ServiceQuotaExceededException', 'REFUSED'],
    [400, 'ValidationException', 'REFUSED'],
  ])('that meets %i %s becomes %s', async (statusCode, name, status) => {
    expect(await send(statusCode, { __type: name, Message: 'no' }).delivery).toMatchObject({ status, reason: name });
  });

  it('to a number that opted out is told apart from other conflicts', async () => {
    const answer = { __type: 'ConflictException', Message: 'no', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' };
    expect(await send(400, answer).delivery).toEqual({ status: 'OPTED_OUT', reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' });
  });

  it.each([
    [1, 5],
    [999_999, 259_200],
  ])('that is of use for %i s lives within the limits of the service', async (usefulSeconds, expected) => {
    const service = cannedService(200, { MessageId: 'm' });
    const client = new PinpointSMSVoiceV2Client(service.configuration as never);
    await endUserMessagingSmsSender({ client })([{ ...message, usefulSeconds }]);
    expect(service.requests[0]).toMatchObject({ body: { TimeToLive: expected } });
  });

  it('is not sent when there was no connection, so it may be tried again', async () => {
    const refused = {
      ...unreachable,
      requestHandler: { handle: () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })) },
    };
    const client = new PinpointSMSVoiceV2Client(refused as never);
    expect(await first(endUserMessagingSmsSender({ client })([message]))).toEqual({ status: 'RETRY', reason: 'ECONNREFUSED' });
  });
});
