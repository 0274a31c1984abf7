/** What is used of the client, alone: whoever imports the package while running takes all of it into the bundle. */
export { SendTextMessageCommand, PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
