import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { registrationInput } from '../../../lib/validation/registration.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type GuestRow, tables } from '../runtime/rows.ts';
import { guestDetails } from './guest-row.ts';
import { eventIdOf, findOwnGuest } from './own-guest.ts';
import { registrationView } from './registration-view.ts';

const argumentsInput = z.object({ input: registrationInput });

/** What a guest may leave empty: clearing the field removes the attribute, and with it the row of its index. */
const OPTIONAL = ['company', 'companyKey', 'jobTitle', 'dietaryNeeds', 'accessibilityNeeds', 'phone'] as const;

/** Changes the caller's details. The ticket holds none of them and stays valid. The last of two changes at once counts. */
export const updateMyRegistration = async (event: FieldEvent) => {
  const eventId = eventIdOf(event);
  const { input } = parseInput(argumentsInput, event.arguments);
  const { guest } = await findOwnGuest(event, eventId);
  if (!guest || guest.state === 'CANCELLED') throw notRegistered(eventId);

  const details: Record<string, unknown> = { ...guestDetails(input, guest.email), updatedAt: new Date().toISOString() };
  const kept = Object.entries(details).filter(([, value]) => value !== undefined);
  const cleared = OPTIONAL.filter((name) => details[name] === undefined);
  const remove = cleared.length > 0 ? ` REMOVE ${cleared.join(', ')}` : '';
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateCommand({
        TableName: tables.guest,
        Key: { id: guest.id },
        UpdateExpression: `SET ${kept.map(([name]) => `#${name} = :${name}`).join(', ')}${remove}`,
        ConditionExpression: '#state <> :cancelled',
        ExpressionAttributeNames: { '#state': 'state', ...Object.fromEntries(kept.map(([name]) => [`#${name}`, name])) },
        ExpressionAttributeValues: { ':cancelled': 'CANCELLED', ...Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])) },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return await registrationView(Attributes as GuestRow, { alreadyRegistered: true });
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw notRegistered(eventId);
    throw error;
  }
};

const notRegistered = (eventId: string) => new AppError('NOT_REGISTERED', `The caller is not registered for ${eventId}.`);
