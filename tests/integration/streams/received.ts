import type { StreamRecord } from '../../../local/streams/stream-record.ts';

export const recordsOf = (payload: unknown): StreamRecord[] => (payload as { Records: StreamRecord[] }).Records;

export const idsOf = (payload: unknown): string[] => recordsOf(payload).map(({ dynamodb }) => String(dynamodb.Keys.id?.S));
