import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { decodeJWT } from 'aws-amplify/auth';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { allowLocalWebSocket } from '../../../lib/data/local-websocket.ts';
import { reservationIdOf } from '../../../lib/domain/reservation.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { type Observable, subscribeTo, type Subscriber } from '../conformance/setup/subscriber.ts';
import { callCognito } from '../../../local/seed/doors.ts';
import { SEED_PASSWORD } from '../../../local/seed/people.ts';
import { createEvent, doors } from './backend-calls.ts';
import { newWorker } from './people.ts';
import {
  hoursFromNow,
  newReservationWorld,
  newSession,
  type ReservationGuest,
  type ReservationWorld,
  type SessionName,
} from './reservation-world.ts';
import { documents, invokeWithBatch, streamFunction, streamRecord, tableNamed } from './sandbox-inside.ts';
import { release, reserve, sessionRow } from './session-calls.ts';

type News = { eventId: string; sessionId: string; kind: string; guestIds: string[]; at: string; comeBy: string | null };

const NEWS = 'eventId sessionId kind guestIds at comeBy';
/** Many calls one after the other, heard through two streams. */
const SLOW_MS = 240_000;

let world: ReservationWorld;
let ada: ReservationGuest;
let grace: ReservationGuest;
let staff: string;

/** Whose browser it is: the real client asks for the token with every subscription. */
let token = '';
let credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string } | undefined;

const configureClient = (): void => {
  const tokens = () => ({ accessToken: decodeJWT(token), idToken: decodeJWT(token) });
  Amplify.configure(parseAmplifyConfig(inject('sandboxOutputs')), {
    Auth: {
      tokenProvider: { getTokens: () => Promise.resolve(token ? tokens() : null) },
      credentialsProvider: {
        getCredentialsAndIdentityId: () => Promise.resolve(credentials && { credentials }),
        clearCredentialsAndIdentityId: () => undefined,
      },
    },
  });
  allowLocalWebSocket();
};

const open: Subscriber<unknown>[] = [];
const watch = async (who: string, query: string, variables: Record<string, unknown>): Promise<() => Promise<News>> => {
  token = who;
  const observable = generateClient().graphql({ query, variables }) as unknown as Observable<{ data: Record<string, News> }>;
  const subscriber = await subscribeTo(observable);
  open.push(subscriber);
  return async () => Object.values((await subscriber.next()).data)[0] as News;
};
/** The next news of places: that a session is new, or that its label changed, comes when it comes. */
const ofPlaces =
  (next: () => Promise<News>): (() => Promise<News>) =>
  async () => {
    let news = await next();
    while (news.kind === 'SESSION_CHANGED') news = await next();
    return news;
  };
const watchMine = (who: string, guestId: string, eventId = world.eventId) =>
  watch(who, `subscription ($eventId: ID!, $guestId: ID!) { onMySessionNews(eventId: $eventId, guestId: $guestId) { ${NEWS} } }`, {
    eventId,
    guestId,
  });
const watchAll = (who: string, sessionId?: string) =>
  watch(who, `subscription ($eventId: ID!, $sessionId: ID) { onSessionNews(eventId: $eventId, sessionId: $sessionId) { ${NEWS} } }`, {
    eventId: world.eventId,
    sessionId,
  });

const publish = async (authMode: 'userPool' | 'identityPool', guestId: string): Promise<string> => {
  const query = `mutation ($eventId: ID!, $guestIds: [ID!]!, $at: AWSDateTime!) {
    publishSessionNews(eventId: $eventId, sessionId: "FORGED", kind: CALLED, guestIds: $guestIds, at: $at) { ${NEWS} }
  }`;
  const variables = { eventId: world.eventId, guestIds: [guestId], at: new Date().toISOString() };
  try {
    await generateClient().graphql({ query, variables, authMode });
    return 'PUBLISHED';
  } catch (error) {
    const { errors = [] } = error as { errors?: { errorType?: string; message: string }[] };
    return errors.map(({ errorType, message }) => `${errorType ?? ''} ${message}`).join('; ') || String(error);
  }
};

/** Credentials of the identity pool, for a visitor or for whoever has this token. */
const identityOf = async (idToken?: string): Promise<NonNullable<typeof credentials>> => {
  const { identity_pool_id: IdentityPoolId, user_pool_id: pool } = inject('sandboxOutputs')['auth'] as Record<string, string>;
  const ask = async (operation: string, body: object) => {
    const response = await fetch(inject('sandboxAddresses').cognito, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityService.${operation}` },
      body: JSON.stringify({ ...body, ...(idToken && { Logins: { [`cognito-idp.us-east-1.amazonaws.com/${pool}`]: idToken } }) }),
    });
    return (await response.json()) as { IdentityId: string; Credentials: { AccessKeyId: string; SecretKey: string; SessionToken: string } };
  };
  const { IdentityId } = await ask('GetId', { IdentityPoolId });
  const { Credentials } = await ask('GetCredentialsForIdentity', { IdentityId });
  return { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretKey, sessionToken: Credentials.SessionToken };
};

const idTokenOf = async (email: string): Promise<string> => {
  const { AuthenticationResult } = await callCognito<{ AuthenticationResult: { IdToken: string } }>(doors(), 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: doors().userPoolClientId,
    AuthParameters: { USERNAME: email, PASSWORD: SEED_PASSWORD },
  });
  return AuthenticationResult.IdToken;
};

const call = async (session: SessionName, { guestId }: ReservationGuest, comeBy: string): Promise<void> => {
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('SessionReservation'),
      Key: { id: reservationIdOf(session.id, guestId) },
      UpdateExpression: 'SET #state = :called, calledAt = :now, comeBy = :comeBy, version = version + :one',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':called': 'CALLED', ':now': new Date().toISOString(), ':comeBy': comeBy, ':one': 1 },
    }),
  );
};

beforeAll(async () => {
  world = await newReservationWorld(4);
  [ada, grace] = world.guests as [ReservationGuest, ReservationGuest];
  staff = await newWorker(world.organizer.accessToken, world.eventId, 'STAFF');
  configureClient();
});

afterEach(() => {
  for (const subscriber of open.splice(0)) subscriber.stop();
});

describe('Session news', { timeout: SLOW_MS }, () => {
  it('reach the guest that they name, and nobody else’s phone', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(4) });
    const board = ofPlaces(await watchAll(staff, session.id));
    const mine = await watchMine(ada.token, ada.guestId);
    await reserve(grace.token, session);
    expect(await board()).toMatchObject({ sessionId: session.id, kind: 'RESERVATION', guestIds: [grace.guestId] });
    await reserve(ada.token, session);
    const heard = { eventId: world.eventId, sessionId: session.id, kind: 'RESERVATION', guestIds: [ada.guestId], comeBy: null };
    expect(await board()).toMatchObject(heard);
    expect(await mine()).toMatchObject(heard);

    await call(session, grace, hoursFromNow(1));
    expect(await board()).toMatchObject({ kind: 'CALLED', guestIds: [grace.guestId] });
    const comeBy = hoursFromNow(2);
    await call(session, ada, comeBy);
    expect(await mine()).toMatchObject({ kind: 'CALLED', guestIds: [ada.guestId], comeBy });
    expect(await board()).toMatchObject({ kind: 'CALLED', guestIds: [ada.guestId], comeBy });
  });

  it('of a wave come in groups of at most a hundred guests', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(6) });
    const board = ofPlaces(await watchAll(staff, session.id));
    const [calledAt, comeBy] = [new Date().toISOString(), hoursFromNow(5)];
    const guestIds = Array.from({ length: 250 }, () => randomUUID());
    const wave = guestIds.map((guestId) => {
      const row = { id: `${session.id}.${guestId}`, eventId: world.eventId, sessionId: session.id, guestId };
      return streamRecord({
        before: { ...row, state: 'RESERVED', version: 1 },
        after: { ...row, state: 'CALLED', version: 2, calledAt, comeBy },
      });
    });
    const { function: name } = await streamFunction('announce-reservations');
    expect(await invokeWithBatch(name, wave)).toEqual({ batchItemFailures: [] });
    const news = [await board(), await board(), await board()];
    expect(news.map((one) => [one.kind, one.guestIds.length, one.comeBy])).toEqual([
      ['CALLED', 100, comeBy],
      ['CALLED', 100, comeBy],
      ['CALLED', 50, comeBy],
    ]);
    expect(new Set(news.flatMap((one) => one.guestIds))).toEqual(new Set(guestIds));
  });

  it('tell how full a session is only when its label changes', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(8), capacity: 4 });
    const board = await watchAll(staff, session.id);
    /** Labels as they were each time the session was told to have changed, without repetitions. */
    const labels: string[] = [];
    const untilLabel = async (label: string): Promise<void> => {
      while (labels.at(-1) !== label) {
        while ((await board()).kind !== 'SESSION_CHANGED');
        const { fill } = await sessionRow(session);
        expect(fill === labels.at(-1), 'the news of a label that did not change').toBe(false);
        labels.push(fill);
      }
    };
    for (const { token: guest } of world.guests.slice(0, 2)) await reserve(guest, session);
    await untilLabel('OPEN');
    await reserve(world.guests[2]?.token ?? '', session);
    await untilLabel('FILLING');
    await reserve(world.guests[3]?.token ?? '', session);
    await untilLabel('FULL');
    await release(ada.token, session);
    await untilLabel('FILLING');
    await release(grace.token, session);
    await untilLabel('OPEN');
    expect(labels).toEqual(['OPEN', 'FILLING', 'FULL', 'FILLING', 'OPEN']);
  });

  it('of another guest, another event or without a registration are refused', async () => {
    // What a resolver says: the client passes on the words of a refusal, not its type.
    const [notMine, notMyEvent] = ['The guest is not the caller.', 'The caller does not work for the event.'];
    await expect(watchMine(ada.token, grace.guestId)).rejects.toThrow(notMine);
    await expect(watchMine(ada.token, 'NOBODY')).rejects.toThrow(notMine);
    const { id: otherId } = await createEvent(world.organizer.accessToken, anEvent());
    await expect(watchMine(ada.token, ada.guestId, otherId)).rejects.toThrow(notMine);
    await expect(watchMine(staff, ada.guestId)).rejects.toThrow(notMine);
    const foreign = await newWorker(world.organizer.accessToken, otherId, 'STAFF');
    await expect(watchAll(foreign)).rejects.toThrow(notMyEvent);
    await expect(watchAll(ada.token)).rejects.toThrow(/Unauthorized/);
  });

  it('are published by functions alone: by no person and no visitor', async () => {
    const session = await newSession(world, { startsAt: hoursFromNow(12) });
    const board = await watchAll(staff);
    token = world.organizer.accessToken;
    expect(await publish('userPool', ada.guestId)).toContain('FORBIDDEN');
    for (const person of [ada.token, staff]) {
      token = person;
      expect(await publish('userPool', ada.guestId)).toContain('Unauthorized');
    }
    credentials = await identityOf();
    expect(await publish('identityPool', ada.guestId)).toContain('Unauthorized');
    credentials = await identityOf(await idTokenOf(world.organizer.email));
    expect(await publish('identityPool', ada.guestId)).toContain('Unauthorized');

    // What a function publishes after all that is heard first.
    await reserve(ada.token, session);
    const heard = [];
    do heard.push(await board());
    while (heard.at(-1)?.kind !== 'RESERVATION');
    expect(new Set(heard.map(({ sessionId }) => sessionId))).toEqual(new Set([session.id]));
  });
});
