import { defineAuth } from '@aws-amplify/backend';
import { GROUPS } from '../data/authorization.ts';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: Object.values(GROUPS),
});
