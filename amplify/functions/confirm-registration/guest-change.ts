import type { DynamoDBRecord } from 'aws-lambda';

/** What happened to a registration that its guest should hear of. */
export type ChangeKind = 'REGISTERED' | 'WAITLISTED' | 'PROMOTED' | 'CANCELLED';

/** One change, told apart from every other change of the same guest by revision and time of registration. */
export type GuestChange = { kind: ChangeKind; guestId: string; eventId: string; revision: number; registeredAt: string };

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const kindOf = (before: string | undefined, after: string | undefined): ChangeKind | undefined => {
  if (before === after) return undefined;
  if (after === 'REGISTERED') return before === 'WAITLISTED' ? 'PROMOTED' : 'REGISTERED';
  if (after === 'WAITLISTED') return 'WAITLISTED';
  return after === 'CANCELLED' && before !== undefined ? 'CANCELLED' : undefined;
};

/** The change in a record of the Guest stream; undefined when the guest need not hear of it. */
export const guestChangeOf = ({ dynamodb }: DynamoDBRecord): GuestChange | undefined => {
  const after: Image | undefined = dynamodb?.NewImage;
  const kind = kindOf(dynamodb?.OldImage?.['state']?.S, after?.['state']?.S);
  const guestId = after?.['id']?.S;
  const eventId = after?.['eventId']?.S;
  const registeredAt = after?.['registeredAt']?.S;
  if (!kind || !guestId || !eventId || !registeredAt) return undefined;
  return { kind, guestId, eventId, registeredAt, revision: Number(after['ticketRevision']?.N ?? 0) };
};

/** Whether the guest is still in the state of the change: news that was overtaken is not sent. */
export const isCurrent = (change: GuestChange, guest: { state: string; ticketRevision: number; registeredAt: string }): boolean => {
  const state = change.kind === 'PROMOTED' ? 'REGISTERED' : change.kind;
  return guest.state === state && guest.ticketRevision === change.revision && guest.registeredAt === change.registeredAt;
};
