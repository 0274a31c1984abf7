import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { endUserMessagingSmsSender } from '../../../amplify/functions/confirm-registration/sms/end-user-messaging-sms-sender.ts';
import { pinpointSmsSender } from '../../../amplify/functions/confirm-registration/sms/pinpoint-sms-sender.ts';
import { cannedService, unreachable } from './canned-service.ts';

const to = '+351912345678';
const message = { to, body: 'You are registered.', noticeId: 'notice-1' };

describe('A text message through Pinpoint', () => {
  const send = (statusCode: number, answer: unknown, headers?: Record<string, string>) => {
    const service = cannedService(statusCode, answer, headers);
    const client = new PinpointClient(service.configuration as never);
    return { service, delivery: pinpointSmsSender({ client, projectId: 'project1' })(message) };
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
        Addresses: { [to]: { ChannelType: 'SMS' } },
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
    ['OPT_OUT', { status: 'REFUSED', reason: 'OPT_OUT' }],
    ['UNKNOWN_FAILURE', { status: 'REFUSED', reason: 'UNKNOWN_FAILURE' }],
  ])('that the service answers with 200 and %s for its address is told so', async (status, expected) => {
    expect(await send(200, result(status)).delivery).toEqual(expected);
  });

  it('without a result for its address is refused', async () => {
    expect(await send(200, { ApplicationId: 'project1', Result: {} }).delivery).toEqual({ status: 'REFUSED', reason: 'NO_RESULT' });
  });

  it.each([
    [429, 'TooManyRequestsException', 'RETRY'],
    [500, 'InternalServerErrorException', 'RETRY'],
    [400, 'BadRequestException', 'REFUSED'],
    [404, 'NotFoundException', 'REFUSED'],
  ])('that meets %i %s becomes %s', async (statusCode, name, status) => {
    const { delivery } = send(statusCode, { Message: 'no' }, { 'x-amzn-errortype': name });
    expect(await delivery).toMatchObject({ status });
  });

  it('that may have been sent when the connection broke is neither', async () => {
    const client = new PinpointClient(unreachable as never);
    await expect(pinpointSmsSender({ client, projectId: 'project1' })(message)).rejects.toThrow('socket hang up');
  });
});

describe('A text message through End User Messaging', () => {
  const send = (statusCode: number, answer: unknown, originationIdentity?: string) => {
    const service = cannedService(statusCode, answer);
    const client = new PinpointSMSVoiceV2Client(service.configuration as never);
    return { service, delivery: endUserMessagingSmsSender({ client, originationIdentity })(message) };
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
});
