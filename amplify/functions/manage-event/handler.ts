import { fieldHandler } from '../runtime/field-handler.ts';
import { assignStaff, unassignStaff } from './assign-staff.ts';
import { createEvent } from './create-event.ts';
import { publishEvent } from './publish-event.ts';
import { updateEvent } from './update-event.ts';

export const handler = fieldHandler({ createEvent, updateEvent, publishEvent, assignStaff, unassignStaff });
