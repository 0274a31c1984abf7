import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Schema } from '../../data/schema.ts';
import { AppError } from '../../../lib/domain/app-error.ts';
import { maskedEmail } from '../../../lib/domain/masked-email.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { messageLinkOf } from '../notices/message-link.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { type EventRow, findEvent, findGuest, type GuestRow, tables } from '../runtime/rows.ts';

type MessageChoice = Schema['MessageChoice']['type'];

const choiceInput = z.object({ notifyByEmail: z.boolean() });

/** Whoever has the link may see as much of the address as its owner needs to know it. */
const choiceView = (event: EventRow, guest: GuestRow): MessageChoice => ({
  eventName: event.name,
  email: maskedEmail(guest.email),
  notifyByEmail: guest.notifyByEmail,
});

/** AppError LINK_NOT_VALID, whatever the reason: who guesses learns nothing. */
const findLinked = async ({ arguments: { token } }: FieldEvent): Promise<{ event: EventRow; guest: GuestRow }> => {
  const link = messageLinkOf(String(token));
  if (!link) throw new AppError('LINK_NOT_VALID', 'The token was not made here.');
  const [event, guest] = await Promise.all([findEvent(link.eventId), findGuest(link.guestId)]);
  if (!event || guest?.eventId !== event.id) throw new AppError('LINK_NOT_VALID', 'The registration is gone.');
  return { event, guest };
};

/** What the guest of the link chose. */
export const getMessageChoice = async (fieldEvent: FieldEvent): Promise<MessageChoice> => {
  const { event, guest } = await findLinked(fieldEvent);
  return choiceView(event, guest);
};

/** Ends, or takes up again, the e-mails that the guest may end. Again does no harm; those that wait are not sent. */
export const setMessageChoice = async (fieldEvent: FieldEvent): Promise<MessageChoice> => {
  const { notifyByEmail } = parseInput(choiceInput, { notifyByEmail: fieldEvent.arguments['notifyByEmail'] });
  const { event, guest } = await findLinked(fieldEvent);
  const isWritten = await unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.guest,
        Key: { id: guest.id },
        UpdateExpression: 'SET notifyByEmail = :choice, updatedAt = :now',
        ConditionExpression: 'eventId = :event',
        ExpressionAttributeValues: { ':choice': notifyByEmail, ':now': new Date().toISOString(), ':event': event.id },
      }),
    ),
  );
  if (!isWritten) throw new AppError('LINK_NOT_VALID', 'The registration is gone.');
  return choiceView(event, { ...guest, notifyByEmail });
};
