import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The file that DynamoDB Local keeps everything in when it shares one database. */
const FILE = 'shared-local-instance.db';
/** It may hold the file for a moment. */
const BUSY_LIMIT_MS = 10_000;

/**
 * DynamoDB Local keeps the records of all streams in one table, `us`, ordered by sequence number alone. Whatever it asks
 * of one stream — its first and its last record at each write, the next ones for a reader that is at the end — walks through the
 * records of all others, so that every write gets slower with every write before. This adds the indexes that it lacks. Its
 * queries find them by themselves; an engine that names its tables differently is left as it is. The sequence number is the row's own
 * number and thereby the end of each index: the engine's SQLite (3.8) seeks in it only while it is not named as a column.
 * @param folder - the engine's database folder.
 */
export const indexStreamRecords = (folder: string): void => {
  const path = join(folder, FILE);
  if (!existsSync(path)) return;
  const database = new DatabaseSync(path, { timeout: BUSY_LIMIT_MS });
  try {
    const columns = new Set(
      database
        .prepare('PRAGMA table_info(us)')
        .all()
        .map(({ name }) => name),
    );
    if (!['StreamID', 'ShardID', 'SequenceNumber'].every((name) => columns.has(name))) return;
    database.exec('DROP INDEX IF EXISTS us_by_stream; DROP INDEX IF EXISTS us_by_shard');
    database.exec('CREATE INDEX IF NOT EXISTS us_of_stream ON us (StreamID)');
    database.exec('CREATE INDEX IF NOT EXISTS us_of_shard ON us (ShardID)');
  } finally {
    database.close();
  }
};
