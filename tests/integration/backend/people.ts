import { randomBytes } from 'node:crypto';
import { createPerson, signIn, type Person } from '../../../local/seed/people.ts';
import { assign, doors } from './backend-calls.ts';

/** Sign-ups at once: more would only wait for the trigger's function. */
const AT_ONCE = 8;

const run = randomBytes(4).toString('hex');
let made = 0;

/** An address that no other test of this run uses. */
export const freshEmail = (who = 'guest'): string => {
  made += 1;
  return `${who}-${run}-${made}@backend.example`;
};

export const newPerson = (groups: string[] = []): Promise<Person> => createPerson(doors(), freshEmail(), groups);

export const newPeople = async (count: number): Promise<Person[]> => {
  const people: Person[] = [];
  const sign = async (): Promise<void> => {
    while (people.length < count) {
      const place = people.push(undefined as never) - 1;
      people[place] = await newPerson();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sign));
  return people;
};

/** Someone who works for the event, with a token that says so. */
export const newWorker = async (organizerToken: string, eventId: string, role: 'STAFF' | 'KIOSK'): Promise<string> => {
  const person = await newPerson();
  await assign(organizerToken, eventId, person.email, role);
  return signIn(doors(), person.email);
};
