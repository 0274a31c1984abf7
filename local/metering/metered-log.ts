import type { LogStore, Meter } from '../ports.ts';

/** A log whose bytes are counted as CloudWatch would take them in: the text, whoever writes it. */
export const meteredLog = (log: LogStore, meter: Meter): LogStore => ({
  write: (line) => {
    meter.count({ kind: 'LOG', source: line.source, bytes: Buffer.byteLength(line.text) });
    log.write(line);
  },
  list: (options) => log.list(options),
  sources: () => log.sources(),
});
