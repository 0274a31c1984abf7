import { secret } from '@aws-amplify/backend';
import { readSettings } from '../infra/settings.ts';

/**
 * The providers as `loginWith.externalProviders` takes them; undefined when none is on, and then no secret is asked for.
 * Google says whether an address is verified; the others do not, so their users confirm their address in Usher before they
 * can register.
 */
export const signInProviders = () => {
  const { USHER_SIGN_IN_WITH: on, USHER_SITE_URL: siteUrl } = readSettings(process.env);
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
    // Where people come back to after signing in elsewhere.
    callbackUrls: [`${siteUrl}/`],
    logoutUrls: [`${siteUrl}/`],
  };
};
