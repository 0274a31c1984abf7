import { messageLinkKey, messageToken, type MessageLink, verifyMessageToken } from '../../../lib/domain/message-token.ts';
import { environment } from '../runtime/environment.ts';

let key: Uint8Array | undefined;

const linkKey = (): Uint8Array => (key ??= messageLinkKey(environment('MESSAGE_LINK_KEY')));

/** A page of the site on which the guest ends e-mails, without an account. */
export const messagesUrl = (siteUrl: string, link: MessageLink): string => `${siteUrl}/messages/${messageToken(link, linkKey())}`;

/** Whose link the token is of; undefined when we did not make it. */
export const messageLinkOf = (token: string): MessageLink | undefined => verifyMessageToken(token, linkKey());
