import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  findSavedTicket,
  forgetSavedTickets,
  listSavedTickets,
  saveTicket,
  type SavedTicket,
} from '../../../components/ticket/saved-ticket.ts';
import { memoryStorage } from './memory-storage.ts';

const ticket = { event: { id: 'ABCD2345' }, registration: { ticket: 'U1' }, savedAt: '2027-06-01T00:00:00.000Z' } as SavedTicket;

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()));

describe('a saved ticket', () => {
  it('opens for the person it belongs to, and for nobody else', () => {
    saveTicket('sub-of-ada', ticket);
    expect(findSavedTicket('sub-of-ada', 'ABCD2345')).toEqual(ticket);
    expect(findSavedTicket('sub-of-grace', 'ABCD2345')).toBeUndefined();
  });

  it('is listed with the others of the same person, soonest event first', () => {
    const later = { ...ticket, event: { id: 'LATER234', startsAt: '2027-07-01T00:00:00.000Z' } } as SavedTicket;
    const sooner = { ...ticket, event: { id: 'SOONER23', startsAt: '2027-06-01T00:00:00.000Z' } } as SavedTicket;
    for (const each of [later, sooner]) saveTicket('sub-of-ada', each);
    saveTicket('sub-of-grace', later);
    expect(listSavedTickets('sub-of-ada').map(({ event }) => event.id)).toEqual(['SOONER23', 'LATER234']);
  });

  it('is gone after signing out; what else is stored stays', () => {
    localStorage.setItem('theme', 'dark');
    saveTicket('sub-of-ada', ticket);
    forgetSavedTickets();
    expect(findSavedTicket('sub-of-ada', 'ABCD2345')).toBeUndefined();
    expect(localStorage.getItem('theme')).toBe('dark');
  });
});
