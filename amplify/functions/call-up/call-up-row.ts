import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { callUpShardOf, isReservable, type ReservableSession } from '../../../lib/domain/session.ts';
import { findSession, type SessionRow, tables } from '../runtime/rows.ts';
import { type FailedConditions, transact } from '../runtime/transact.ts';

/** Guests who are called together: everyone who still waits and stands no further back than `upTo`. Instants are ISO 8601. */
export type Wave = {
  number: number;
  /** Of the session: once it moved, nobody is called for the old time. */
  revision: number;
  /** callKey of the last one. */
  upTo: string;
  calledAt: string;
  comeBy: string;
  /** Not everyone of it was called yet. */
  isOpen: boolean;
};

/** A session with reserved seats. What the call-up keeps in its row beside the model: not in the API. */
export type CallUpSession = SessionRow & ReservableSession & { callUpWave?: Wave | undefined; callUpVersion?: number | undefined };

/** The session as it is now; undefined when there is none, or none whose guests are called. */
export const findCallUpSession = async (sessionId: string): Promise<CallUpSession | undefined> => {
  const session = await findSession(sessionId);
  return session && isReservable(session) ? session : undefined;
};

type Changes = Partial<Pick<CallUpSession, 'callUpPausedAt' | 'waves' | 'lastWaveAt' | 'seatsReleasedAt' | 'callUpDueAt' | 'callUpWave'>>;
type Items = Parameters<typeof transact>[0];

/** The call-up has nothing to do with it any more: it leaves the index of what is due. */
export const LEAVES_INDEX = { callUpDueAt: undefined } satisfies Changes;

/**
 * Writes what the call-up changes in a session, if neither an organizer nor another call-up changed it since it was read.
 * Names that are there without a value are removed.
 * @param along - further items, whose positions in the answer begin at 1.
 * @returns which conditions failed; 0 is that of the session. None when it was written.
 */
export const writeCallUp = (seen: CallUpSession, changes: Changes, along: Items = []): Promise<FailedConditions> =>
  transact([{ Update: callUpUpdate(seen, changes) }, ...along]);

const callUpUpdate = (seen: CallUpSession, changes: Changes) => {
  const shard = 'callUpDueAt' in changes && { callUpShard: changes.callUpDueAt && callUpShardOf(seen.id) };
  const all: Record<string, unknown> = {
    ...{ ...changes, ...shard },
    ...{ callUpVersion: (seen.callUpVersion ?? 0) + 1, updatedAt: new Date().toISOString() },
  };
  const kept = Object.keys(all).filter((name) => all[name] !== undefined);
  const cleared = Object.keys(all).filter((name) => all[name] === undefined);
  return {
    TableName: tables.session,
    Key: { id: seen.id },
    UpdateExpression:
      `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}` +
      (cleared.length > 0 ? ` REMOVE ${cleared.map((name) => `#${name}`).join(', ')}` : ''),
    ConditionExpression: `#version = :version AND ${seen.callUpVersion === undefined ? 'attribute_not_exists(#callUpVersion)' : '#callUpVersion = :seen'}`,
    ExpressionAttributeNames: { '#version': 'version', ...Object.fromEntries(Object.keys(all).map((name) => [`#${name}`, name])) },
    ExpressionAttributeValues: {
      ':version': seen.version,
      ...(seen.callUpVersion !== undefined && { ':seen': seen.callUpVersion }),
      ...Object.fromEntries(kept.map((name) => [`:${name}`, all[name]])),
    },
  } satisfies UpdateCommandInput;
};

/** Holds while this very wave is open: not paused, not replaced by another, and the session where and when it was. */
export const waveIsOpen = ({ id }: CallUpSession, wave: Wave) => ({
  ConditionCheck: {
    TableName: tables.session,
    Key: { id },
    ConditionExpression: '#state = :scheduled AND revision = :revision AND callUpWave.#number = :number AND callUpWave.isOpen = :open',
    ExpressionAttributeNames: { '#state': 'state', '#number': 'number' },
    ExpressionAttributeValues: { ':scheduled': 'SCHEDULED', ':revision': wave.revision, ':number': wave.number, ':open': true },
  },
});

/** Holds while the seats of the absent are given away for this very time and place. */
export const seatsAreReleased = ({ id, revision, seatsReleasedAt }: CallUpSession) => ({
  ConditionCheck: {
    TableName: tables.session,
    Key: { id },
    ConditionExpression: '#state = :scheduled AND revision = :revision AND seatsReleasedAt = :at',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':scheduled': 'SCHEDULED', ':revision': revision, ':at': seatsReleasedAt },
  },
});
