import { traceClient } from '../../runtime/tracing.ts';
import { PROVIDER_CLIENT } from '../provider-client.ts';
import { endUserMessagingSmsSender } from './end-user-messaging-sms-sender.ts';
import { pinpointSmsSender } from './pinpoint-sms-sender.ts';
import type { SmsSender } from './sms-sender.ts';

/** Pinpoint where there is a project, as AWS gives out no new ones; End User Messaging everywhere else. Loads only the one. */
export const createSmsSender = async ({
  PINPOINT_PROJECT_ID: projectId,
  SMS_ORIGINATION_IDENTITY: originationIdentity,
}: NodeJS.ProcessEnv): Promise<SmsSender> => {
  if (projectId) {
    const { PinpointClient } = await import('./pinpoint-client.ts');
    return pinpointSmsSender({ client: traceClient(new PinpointClient(PROVIDER_CLIENT)), projectId });
  }
  const { PinpointSMSVoiceV2Client } = await import('./end-user-messaging-client.ts');
  const client = traceClient(new PinpointSMSVoiceV2Client(PROVIDER_CLIENT));
  return endUserMessagingSmsSender({ client, originationIdentity: originationIdentity || undefined });
};
