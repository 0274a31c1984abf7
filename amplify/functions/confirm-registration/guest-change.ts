import type { DynamoDBRecord } from 'aws-lambda';
import type { RegistrationNoticeKind } from '../../../lib/domain/notification.ts';
import type { RegistrationNotice } from '../notices/notice-request.ts';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const kindOf = (before: string | undefined, after: string | undefined): RegistrationNoticeKind | undefined => {
  if (before === after) return undefined;
  if (after === 'REGISTERED') return before === 'WAITLISTED' ? 'PROMOTED' : 'REGISTERED';
  if (after === 'WAITLISTED') return 'WAITLISTED';
  return after === 'CANCELLED' && before !== undefined ? 'REGISTRATION_CANCELLED' : undefined;
};

/** What a record of the Guest stream means for its guest; undefined when the guest need not hear of it. */
export const guestChangeOf = ({ dynamodb }: DynamoDBRecord): RegistrationNotice | undefined => {
  const after: Image | undefined = dynamodb?.NewImage;
  const kind = kindOf(dynamodb?.OldImage?.['state']?.S, after?.['state']?.S);
  const guestId = after?.['id']?.S;
  const eventId = after?.['eventId']?.S;
  const registeredAt = after?.['registeredAt']?.S;
  if (!kind || !guestId || !eventId || !registeredAt) return undefined;
  return { kind, eventId, guestId, facts: { registeredAt, revision: Number(after['ticketRevision']?.N ?? 0) } };
};
