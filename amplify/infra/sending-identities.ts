/**
 * Identities of SES that a sender's address may be verified as: itself, or the domain it is of.
 *
 * In the sandbox of SES, where a developer's account mostly is, SES asks for a right to the recipient's identity too, which
 * nobody knows beforehand: there any identity is named, and the condition on the sender's address still holds.
 * https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
 */
export const emailIdentities = (address: string, isBranch: boolean): string[] => {
  if (!isBranch) return ['*'];
  const labels = address.slice(address.indexOf('@') + 1).split('.');
  // A domain that is verified covers its subdomains; a top-level domain is nobody's.
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return [address, ...domains];
};

/**
 * Resources of End User Messaging that texts may come from, as the end of an ARN: the one that is configured. It can be given
 * as an ARN, an id, a number or a sender id; ids of numbers follow from no number, and a sender id is one for each country.
 * Without one the service itself chooses.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsendusermessagingsmsandvoicev2.html
 */
export const textOrigins = (identity: string): string[] => {
  if (identity === '') return ['phone-number/*', 'pool/*', 'sender-id/*'];
  if (identity.startsWith('arn:')) return [identity];
  if (identity.startsWith('phone-')) return [`phone-number/${identity}`];
  if (identity.startsWith('pool-')) return [`pool/${identity}`];
  if (/^\+?\d+$/.test(identity)) return ['phone-number/*'];
  return [`sender-id/${identity}/*`];
};
