import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  GroupExistsException,
  ResourceNotFoundException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { eventGroup, roleGroup, type EventRole } from '../../../lib/domain/roles.ts';
import { cognito } from './cognito.ts';

type Membership = { userPoolId: string; username: string; eventId: string; role: EventRole };

/** The event's group for that role; made once, found the second time. */
export const ensureEventGroup = async (userPoolId: string, role: EventRole, eventId: string): Promise<void> => {
  try {
    await cognito.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName: eventGroup(role, eventId) }));
  } catch (error) {
    if (!(error instanceof GroupExistsException)) throw error;
  }
};

/** Puts a user in charge: the role's own group opens the operations, the event's group the event. Doing it twice is doing it once. */
export const joinEvent = async ({ userPoolId, username, eventId, role }: Membership): Promise<void> => {
  for (const group of [roleGroup(role), eventGroup(role, eventId)]) {
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: group }));
  }
};

/**
 * Takes a user off an event. The role's own group stays: it opens nothing without an event, and the user may work for
 * others. Tokens that are out keep the group until they expire, an hour at most.
 */
export const leaveEvent = async ({ userPoolId, username, eventId, role }: Membership): Promise<void> => {
  try {
    await cognito.send(
      new AdminRemoveUserFromGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: eventGroup(role, eventId) }),
    );
  } catch (error) {
    // A user or a group that is gone has nothing to leave.
    if (!(error instanceof UserNotFoundException || error instanceof ResourceNotFoundException)) throw error;
  }
};
