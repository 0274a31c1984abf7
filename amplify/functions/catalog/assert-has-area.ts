import { AppError } from '../../../lib/domain/app-error.ts';
import { serviceAreasOf } from '../../../lib/domain/service-area.ts';
import type { EventRow } from '../runtime/rows.ts';

/** AppError AREA_NOT_FOUND unless the event has the area. */
export const assertHasArea = (event: EventRow, area: string): void => {
  if (serviceAreasOf(event.serviceAreas).some(({ id }) => id === area)) return;
  throw new AppError('AREA_NOT_FOUND', `The event ${event.id} has no such area.`);
};
