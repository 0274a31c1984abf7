import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { DeleteCommand, GetCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { simpleParser } from 'mailparser';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { ALERT_LIMITS } from '../../../lib/domain/staff-alert.ts';
import { type Person, signIn } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { assign, createEvent, doors, publishEvent, unassign } from './backend-calls.ts';
import { newPerson } from './people.ts';
import { createAlert, deleteAlert, freshPhone, myAlerts } from './request-alert-calls.ts';
import { aRequestRow, documents, putRequest, sentTo, sns, staffTopic, tableNamed } from './sandbox-inside.ts';

let organizer: Person;
let eventId: string;
let otherEventId: string;
let topicArn: string;

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  [eventId, otherEventId] = [await published(), await published()];
  topicArn = await staffTopic();
});

const published = async (): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name: 'Alerted' }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

type Worker = { email: string; token: string };

const newStaff = async (...eventIds: string[]): Promise<Worker> => {
  const { email } = await newPerson();
  for (const id of eventIds) await assign(organizer.accessToken, id, email, 'STAFF');
  return { email, token: await signIn(doors(), email) };
};

const subscriptionsOf = async (endpoint: string) => {
  const { Subscriptions = [] } = await sns().send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }));
  return Subscriptions.filter(({ Endpoint }) => Endpoint === endpoint);
};

const filterOf = async (endpoint: string): Promise<unknown> => {
  const [subscription] = await subscriptionsOf(endpoint);
  const { Attributes } = await sns().send(new GetSubscriptionAttributesCommand({ SubscriptionArn: subscription?.SubscriptionArn }));
  return JSON.parse(Attributes?.['FilterPolicy'] ?? 'null');
};

const confirm = async (email: string): Promise<void> => {
  const asked = (await sentTo(email, 'SNS')).find(({ subject }) => subject?.includes('Subscription Confirmation'));
  const link = asked?.text?.match(/http\S+/)?.[0] ?? '';
  expect((await fetch(link)).status).toBe(200);
};

type Counter = { policies: number; emails: number };

const counterKey = { pk: 'alert-topic' };
const counter = async (): Promise<Counter> => {
  const { Item } = await documents().send(
    new GetCommand({ TableName: await tableNamed('SeatTable'), Key: counterKey, ConsistentRead: true }),
  );
  return { policies: Number(Item?.['policies'] ?? 0), emails: Number(Item?.['emails'] ?? 0) };
};

/** Other tests set alerts up meanwhile: so it is added to, never set. */
const addToCounter = async ({ policies, emails }: Counter): Promise<void> => {
  await documents().send(
    new UpdateCommand({
      TableName: await tableNamed('SeatTable'),
      Key: counterKey,
      UpdateExpression: 'ADD policies :policies, emails :emails',
      ExpressionAttributeValues: { ':policies': policies, ':emails': emails },
    }),
  );
};

const endpointsAtTopic = async (): Promise<Counter> => {
  const { Items = [] } = await documents().send(
    new ScanCommand({
      TableName: await tableNamed('SeatTable'),
      FilterExpression: 'begins_with(pk, :endpoint) AND servedBy = :topic',
      ExpressionAttributeValues: { ':endpoint': 'alert-endpoint#', ':topic': 'TOPIC' },
      ConsistentRead: true,
    }),
  );
  return { policies: Items.length, emails: Items.filter(({ channel }) => channel === 'EMAIL').length };
};

/** The count is that of the endpoints. They are read one after the other, and other tests go on: so it is asked again. */
const untilCountIsExact = () =>
  expect.poll(async () => JSON.stringify(await counter()) === JSON.stringify(await endpointsAtTopic()), { timeout: 10_000 }).toBe(true);

describe('An alert by text message', () => {
  it('is one subscription with a filter for its event and area, and active at once', async () => {
    const { token } = await newStaff(eventId);
    const phone = freshPhone();
    const alert = await createAlert(token, eventId, { area: 'help', channel: 'SMS', phone });
    expect(alert).toMatchObject({ eventId, area: 'help', channel: 'SMS', endpoint: phone, state: 'ACTIVE' });
    expect(await subscriptionsOf(phone)).toMatchObject([{ Protocol: 'sms', TopicArn: topicArn }]);
    expect(await filterOf(phone)).toEqual({ event: [eventId], area: ['help'] });
    expect(await myAlerts(token, eventId)).toEqual([alert]);
  });

  it('set up twice, or many times at once, is one alert and one subscription', async () => {
    const { token } = await newStaff(eventId);
    const phone = freshPhone();
    const alerts = await Promise.all(Array.from({ length: 6 }, () => createAlert(token, eventId, { channel: 'SMS', phone })));
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(1);
    expect(await createAlert(token, eventId, { channel: 'SMS', phone: `${phone.slice(0, 4)} ${phone.slice(4)}` })).toEqual(alerts[0]);
    expect(await subscriptionsOf(phone)).toHaveLength(1);
    await untilCountIsExact();
  });

  it('shares its subscription with others of the same number, which hears exactly of what they name', async () => {
    const [first, second] = [await newStaff(eventId, otherEventId), await newStaff(eventId)];
    const phone = freshPhone();
    const [mine] = await Promise.all([
      createAlert(first.token, eventId, { area: 'help', channel: 'SMS', phone }),
      createAlert(first.token, otherEventId, { channel: 'SMS', phone }),
      createAlert(second.token, eventId, { area: 'help', channel: 'SMS', phone }),
    ]);
    expect(await filterOf(phone)).toEqual({ place: [`${eventId}/help`, { prefix: `${otherEventId}/` }].sort(byEvent) });
    await untilCountIsExact();

    await deleteAlert(first.token, mine);
    expect(await filterOf(phone)).toMatchObject({ place: expect.arrayContaining([`${eventId}/help`]) });
    for (const [token, id] of [
      [second.token, eventId],
      [first.token, otherEventId],
    ] as const)
      for (const alert of await myAlerts(token, id)) await deleteAlert(token, alert);
    expect(await subscriptionsOf(phone)).toEqual([]);
    await untilCountIsExact();
  });

  const byEvent = (a: string | { prefix: string }, b: string | { prefix: string }): number => {
    const text = (value: string | { prefix: string }) => (typeof value === 'string' ? value : value.prefix);
    return text(a) < text(b) ? -1 : 1;
  };
});

describe('An alert by e-mail', () => {
  it('goes to the own verified address, and waits for its owner to follow the link', async () => {
    const { email, token } = await newStaff(eventId);
    const alert = await createAlert(token, eventId, { area: 'help' });
    expect(alert).toMatchObject({ channel: 'EMAIL', endpoint: email, state: 'PENDING' });
    expect(await myAlerts(token, eventId)).toMatchObject([{ state: 'PENDING' }]);
    await confirm(email);
    expect(await myAlerts(token, eventId)).toEqual([{ ...alert, state: 'ACTIVE' }]);
    // The address is known now: another area needs no second link.
    expect(await createAlert(token, eventId)).toMatchObject({ area: '*', state: 'ACTIVE' });
    expect(await filterOf(email)).toEqual({ event: [eventId] });
    expect((await sentTo(email, 'SNS')).filter(({ subject }) => subject?.includes('Confirmation'))).toHaveLength(1);
  });

  it('brings requests by e-mail from SNS, once its owner has confirmed it and not before', async () => {
    const { email, token } = await newStaff(eventId);
    const { token: tokenOfSms } = await newStaff(eventId);
    const phone = freshPhone();
    await createAlert(tokenOfSms, eventId, { area: 'help', channel: 'SMS', phone });
    await createAlert(token, eventId, { area: 'help' });
    const ask = async (note: string): Promise<void> => {
      await putRequest(aRequestRow(eventId, { category: 'ASSISTANCE', urgency: 'URGENT', lines: [], note }));
      const texts = async () => (await sentTo(phone, 'SMS')).some(({ text }) => text?.includes(note));
      await expect.poll(texts, { timeout: 30_000 }).toBe(true);
    };
    await ask('Too early');
    await confirm(email);
    await ask('By SNS');
    const news = (await sentTo(email, 'SNS')).filter(({ subject }) => !subject?.includes('Confirmation'));
    expect(news).toMatchObject([{ subject: 'Urgent request: Help desk' }]);
    expect(news[0]?.text).toContain('Note: By SNS');
  });

  it('is whole again after its owner unsubscribed and sets it up once more', async () => {
    const { email, token } = await newStaff(eventId);
    const alert = await createAlert(token, eventId);
    await confirm(email);
    const [subscription] = await subscriptionsOf(email);
    // As the link to unsubscribe does that is in every e-mail of SNS.
    await sns().send(new UnsubscribeCommand({ SubscriptionArn: subscription?.SubscriptionArn }));
    expect(await myAlerts(token, eventId)).toMatchObject([{ state: 'PENDING' }]);
    expect(await createAlert(token, eventId)).toMatchObject({ id: alert.id, state: 'PENDING' });
    expect(await subscriptionsOf(email)).toHaveLength(1);
  });
});

describe('Deleting an alert', () => {
  it('ends its subscription and frees its place, once however often it is asked', async () => {
    const { token } = await newStaff(eventId);
    const phone = freshPhone();
    const alert = await createAlert(token, eventId, { channel: 'SMS', phone });
    const answers = await Promise.all(Array.from({ length: 5 }, () => deleteAlert(token, alert)));
    expect(answers).toEqual(Array.from({ length: 5 }, () => alert));
    expect(await deleteAlert(token, alert)).toEqual(alert);
    expect(await subscriptionsOf(phone)).toEqual([]);
    await untilCountIsExact();
    expect(await myAlerts(token, eventId)).toEqual([]);
    expect(await createAlert(token, eventId, { channel: 'SMS', phone })).toMatchObject({ id: alert.id });
    expect(await subscriptionsOf(phone)).toHaveLength(1);
  });

  it('is for its owner alone', async () => {
    const [owner, colleague] = [await newStaff(eventId), await newStaff(eventId)];
    const alert = await createAlert(owner.token, eventId, { channel: 'SMS', phone: freshPhone() });
    await expect(deleteAlert(colleague.token, alert)).rejects.toThrow('ALERT_NOT_FOUND');
    await expect(deleteAlert(organizer.accessToken, alert)).rejects.toThrow('ALERT_NOT_FOUND');
    await expect(deleteAlert(owner.token, { eventId: otherEventId, id: alert.id })).rejects.toThrow('FORBIDDEN');
    await expect(deleteAlert(owner.token, { eventId, id: 'x'.repeat(3000) })).rejects.toThrow('ALERT_NOT_FOUND');
  });

  it('happens by itself when its owner is taken off the event', async () => {
    const { email, token } = await newStaff(eventId, otherEventId);
    const phone = freshPhone();
    const alert = await createAlert(token, eventId, { channel: 'SMS', phone });
    await createAlert(token, otherEventId, { channel: 'SMS', phone });
    await unassign(organizer.accessToken, eventId, email);
    expect(await filterOf(phone)).toEqual({ event: [otherEventId] });
    expect(await deleteAlert(token, alert)).toEqual(alert);
  });
});

describe('The number of alerts', () => {
  let added: Counter = { policies: 0, emails: 0 };
  /** As if so many others were there. */
  const fill = async (until: Partial<Counter>): Promise<void> => {
    const now = await counter();
    added = { policies: (until.policies ?? now.policies) - now.policies, emails: (until.emails ?? now.emails) - now.emails };
    await addToCounter(added);
  };
  const empty = async (): Promise<void> => {
    await addToCounter({ policies: -added.policies, emails: -added.emails });
    added = { policies: 0, emails: 0 };
  };
  afterEach(empty);

  it('of the topic is what SNS takes: after that no text messages, and e-mails through the ledger', async () => {
    const workers = await Promise.all(Array.from({ length: 4 }, () => newStaff(eventId)));
    await fill({ policies: ALERT_LIMITS.filterPolicies - 1 });
    const outcomes = await Promise.allSettled(
      workers.map(({ token }) => createAlert(token, eventId, { channel: 'SMS', phone: freshPhone() })),
    );
    // Another test may have had the last place.
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('ALERTS_FULL');
    const [worker] = workers;
    expect(await createAlert(worker?.token ?? '', eventId)).toMatchObject({ channel: 'EMAIL', state: 'ACTIVE' });
    expect(await subscriptionsOf(worker?.email ?? '')).toEqual([]);
    expect((await counter()).policies).toBe(ALERT_LIMITS.filterPolicies);
  });

  it('by e-mail through SNS is small, and an address stays where it was put', async () => {
    const { email, token } = await newStaff(eventId, otherEventId);
    await fill({ emails: ALERT_LIMITS.emailSubscriptions });
    const alert = await createAlert(token, eventId, { area: 'help' });
    expect(alert.state).toBe('ACTIVE');
    await empty();
    expect(await createAlert(token, otherEventId)).toMatchObject({ state: 'ACTIVE' });
    expect(await subscriptionsOf(email)).toEqual([]);
    for (const one of [alert, ...(await myAlerts(token, otherEventId))]) await deleteAlert(token, one);
    const again = await createAlert(token, eventId);
    expect(again).toMatchObject({ state: 'PENDING' });
    expect(await subscriptionsOf(email)).toHaveLength(1);
    await deleteAlert(token, again);
    await untilCountIsExact();
  });

  it('of one person is limited, however many are asked for at once', async () => {
    const { token } = await newStaff(eventId);
    const calls = Array.from({ length: ALERT_LIMITS.perPerson + 4 }, () =>
      createAlert(token, eventId, { channel: 'SMS', phone: freshPhone() }),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(ALERT_LIMITS.perPerson);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('ALERTS_FULL');
    const alerts = await myAlerts(token, eventId);
    expect(alerts).toHaveLength(ALERT_LIMITS.perPerson);
    await Promise.all(alerts.map((alert) => deleteAlert(token, alert)));
    await untilCountIsExact();
  });

  it('that SNS has no room for are served by SES: one e-mail for each request, however many areas it matches', async () => {
    const { email, token } = await newStaff(eventId);
    await fill({ emails: ALERT_LIMITS.emailSubscriptions });
    await createAlert(token, eventId, { area: 'help' });
    await createAlert(token, eventId);
    await empty();
    const subjects = async () => (await sentTo(email, 'EMAIL')).map(({ subject }) => subject);
    for (const [index, note] of ['By mail', 'And again'].entries()) {
      await putRequest(aRequestRow(eventId, { category: 'ASSISTANCE', urgency: 'URGENT', lines: [], note }));
      await expect.poll(subjects, { timeout: 30_000 }).toHaveLength(index + 1);
    }
    const [first] = await sentTo(email, 'EMAIL');
    const raw = await (await fetch(new URL(`/api/outbox/${first?.id}/raw`, inject('sandboxAddresses').console))).text();
    expect((await simpleParser(raw)).text).toContain('By mail');
  });
});

describe('An alert is refused', () => {
  it.each([
    ['for an area that is not there', { area: 'nowhere' }, 'AREA_NOT_FOUND'],
    ['without an area', { area: '' }, 'INVALID_INPUT'],
    ['for an area of a kilobyte', { area: 'a'.repeat(1000) }, 'INVALID_INPUT'],
    ['by text message without a number', { channel: 'SMS' as const }, 'INVALID_INPUT'],
    ['by text message to something else', { channel: 'SMS' as const, phone: 'ada@usher.example' }, 'INVALID_INPUT'],
    ['by e-mail with a number', { phone: '+351912000002' }, 'INVALID_INPUT'],
  ])('%s', async (_what, input, code) => {
    await expect(createAlert(organizer.accessToken, eventId, input)).rejects.toThrow(code);
  });

  it('to whoever does not work for the event', async () => {
    const { token } = await newStaff(otherEventId);
    await expect(createAlert(token, eventId)).rejects.toThrow('FORBIDDEN');
    await expect(myAlerts(token, eventId)).rejects.toThrow('FORBIDDEN');
    await expect(createAlert((await newPerson()).accessToken, eventId)).rejects.toThrow('Not Authorized');
    await expect(createAlert(organizer.accessToken, 'AAAAAAA7')).rejects.toThrow('EVENT_NOT_FOUND');
  });
});

it('An alert that a crash left half done is made whole by the next call', async () => {
  const { token } = await newStaff(eventId);
  const phone = freshPhone();
  const alert = await createAlert(token, eventId, { channel: 'SMS', phone });
  const [subscription] = await subscriptionsOf(phone);
  await sns().send(new UnsubscribeCommand({ SubscriptionArn: subscription?.SubscriptionArn }));
  expect(await subscriptionsOf(phone)).toEqual([]);
  expect(await createAlert(token, eventId, { channel: 'SMS', phone })).toEqual(alert);
  expect(await subscriptionsOf(phone)).toHaveLength(1);
  // The row was written and nothing else: the alert is gone, its endpoint still there.
  await documents().send(new DeleteCommand({ TableName: await tableNamed('RequestAlert'), Key: { id: alert.id } }));
  expect(await createAlert(token, eventId, { channel: 'SMS', phone })).toMatchObject({ id: alert.id, state: 'ACTIVE' });
  expect(await subscriptionsOf(phone)).toHaveLength(1);
});
