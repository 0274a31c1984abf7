import { secret } from '@aws-amplify/backend';

/** Where people come back to after signing in elsewhere. */
const siteUrl = process.env['USHER_SITE_URL'] ?? 'http://localhost:3000';

const KNOWN = ['google', 'facebook', 'amazon'] as const;
type Provider = (typeof KNOWN)[number];

/**
 * Which other sign-ins are on: `USHER_SIGN_IN_WITH=google,facebook,amazon` when the backend is synthesized. Each needs its
 * two secrets first, e.g. `npx ampx sandbox secret set GOOGLE_CLIENT_ID`. Without the variable none is on and no secret is
 * asked for.
 */
const chosen = (): Provider[] => {
  const names = (process.env['USHER_SIGN_IN_WITH'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => name !== '' && !KNOWN.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`USHER_SIGN_IN_WITH names ${unknown.join(', ')}; it knows ${KNOWN.join(', ')}.`);
  return KNOWN.filter((known) => names.includes(known));
};

/**
 * The providers as `loginWith.externalProviders` takes them; undefined when none is on. Google says whether an address is
 * verified; the others do not, so their users confirm their address in Usher before they can register.
 */
export const signInProviders = () => {
  const on = chosen();
  if (on.length === 0) return undefined;
  return {
    ...(on.includes('google') && {
      google: {
        clientId: secret('GOOGLE_CLIENT_ID'),
        clientSecret: secret('GOOGLE_CLIENT_SECRET'),
        scopes: ['openid', 'email', 'profile'],
        attributeMapping: { email: 'email', emailVerified: 'email_verified', givenName: 'given_name', familyName: 'family_name' },
      },
    }),
    ...(on.includes('facebook') && {
      facebook: {
        clientId: secret('FACEBOOK_CLIENT_ID'),
        clientSecret: secret('FACEBOOK_CLIENT_SECRET'),
        scopes: ['public_profile', 'email'],
        attributeMapping: { email: 'email', givenName: 'first_name', familyName: 'last_name' },
      },
    }),
    ...(on.includes('amazon') && {
      loginWithAmazon: {
        clientId: secret('LOGINWITHAMAZON_CLIENT_ID'),
        clientSecret: secret('LOGINWITHAMAZON_CLIENT_SECRET'),
        scopes: ['profile'],
        attributeMapping: { email: 'email', fullname: 'name' },
      },
    }),
    callbackUrls: [`${siteUrl}/`],
    logoutUrls: [`${siteUrl}/`],
  };
};
