import * as z from 'zod';
import { SCAN_LIMITS } from '../domain/check-in.ts';
import { EVENT_ID_LENGTH } from '../domain/id-lengths.ts';
import { line } from './text.ts';

export const eventIdInput = z.string().regex(new RegExp(`^[A-Z2-7]{${EVENT_ID_LENGTH}}$`), 'This is not the id of an event.');

/** Name of a gate, as staff type it when they set a kiosk up. */
export const gateInput = line('the name of the gate', SCAN_LIMITS.gateLength);

/** Why staff undo a check-in or print a badge once more. */
export const reasonInput = line('a reason', SCAN_LIMITS.reasonLength);

export const MIN_SEARCH_LENGTH = 2;

/** What staff type at the check-in desk. */
export const guestSearchInput = z
  .string()
  .trim()
  .min(MIN_SEARCH_LENGTH, `Please enter at least ${MIN_SEARCH_LENGTH} characters.`)
  .max(100, 'Please use at most 100 characters.');
