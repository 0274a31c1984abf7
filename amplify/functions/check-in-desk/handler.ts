import { fieldHandler } from '../runtime/field-handler.ts';
import { findGuests } from './find-guests.ts';
import { listCheckIns } from './list-check-ins.ts';

export const handler = fieldHandler({ findGuests, listCheckIns });
