/** What is used of the client, alone: whoever imports the package while running takes all of it into the bundle. */
export { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
