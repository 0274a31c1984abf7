/** What is used of the client, alone: whoever imports the package while running takes all of it into the bundle. */
export { PinpointClient, SendMessagesCommand } from '@aws-sdk/client-pinpoint';
