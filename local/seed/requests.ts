import { randomUUID } from 'node:crypto';
import { callGraphql, type Doors } from './doors.ts';

/** What a guest asks for: one item, or help with a note. */
export type RequestPlan = {
  category: 'FOOD' | 'BEVERAGE' | 'HANDOUT' | 'ASSISTANCE';
  items?: { itemId: string; quantity: number; unitPriceCents: number }[];
  location?: string;
  note?: string;
};

/** Asks as the guest whose token it is. Returns the request's id. */
export const createRequest = async (doors: Doors, accessToken: string, eventId: string, plan: RequestPlan): Promise<string> => {
  const { createGuestRequest } = await callGraphql<{ createGuestRequest: { id: string } }>(
    doors,
    accessToken,
    `mutation Ask($eventId: ID!, $category: RequestCategory!, $items: [RequestItemInputInput!]!, $location: String, $note: String, $clientKey: String!) {
      createGuestRequest(eventId: $eventId, category: $category, items: $items, location: $location, note: $note, clientKey: $clientKey) { id }
    }`,
    { eventId, items: [], ...plan, clientKey: randomUUID() },
  );
  return createGuestRequest.id;
};
