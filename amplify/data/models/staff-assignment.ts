import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** Who works for an event, by e-mail address. Pending until that address has confirmed an account. */
export const StaffAssignment = a
  .model({
    eventId: a.id().required(),
    /** Normalised. */
    email: a.string().required(),
    role: a.ref('EventRole').required(),
    state: a.ref('AssignmentState').required(),
    /** Cognito sub, once active. */
    sub: a.string(),
    assignedAt: a.datetime().required(),
    assignedBy: a.string().required(),
  })
  .identifier(['eventId', 'email'])
  .secondaryIndexes((index) => [index('email').name('byEmail').queryField('listStaffAssignmentsByEmail')])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['read'])])
  .disableOperations(['mutations', 'subscriptions', 'get']);
