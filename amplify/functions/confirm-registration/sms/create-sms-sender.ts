import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { endUserMessagingSmsSender } from './end-user-messaging-sms-sender.ts';
import { pinpointSmsSender } from './pinpoint-sms-sender.ts';
import type { SmsSender } from './sms-sender.ts';

/** Pinpoint where there is a project, as AWS gives out no new ones; End User Messaging everywhere else. */
export const createSmsSender = ({
  PINPOINT_PROJECT_ID: projectId,
  SMS_ORIGINATION_IDENTITY: originationIdentity,
}: NodeJS.ProcessEnv): SmsSender =>
  projectId
    ? pinpointSmsSender({ client: new PinpointClient({}), projectId })
    : endUserMessagingSmsSender({ client: new PinpointSMSVoiceV2Client({}), originationIdentity: originationIdentity || undefined });
