import type { FuzzTarget } from '../fuzz-target.ts';
import { calendarTarget } from './calendars.ts';
import { messageLinkTarget } from './message-links.ts';
import { operationInputTarget } from './operation-inputs.ts';
import { pageTokenTarget } from './page-tokens.ts';
import { returnPathTarget } from './return-paths.ts';
import { spreadsheetTarget } from './spreadsheets.ts';
import { streamRecordTarget } from './stream-records.ts';
import { ticketTarget } from './tickets.ts';
import { webhookTarget } from './webhook-answers.ts';

export const IN_PROCESS_TARGETS: readonly FuzzTarget[] = [
  operationInputTarget,
  webhookTarget,
  streamRecordTarget,
  spreadsheetTarget,
  ticketTarget,
  messageLinkTarget,
  pageTokenTarget,
  returnPathTarget,
  calendarTarget,
];
