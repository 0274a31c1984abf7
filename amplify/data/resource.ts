import { defineData } from '@aws-amplify/backend';
import { schema } from './schema.ts';

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool' },
  logging: { fieldLogLevel: 'error', retention: '1 month' },
});
