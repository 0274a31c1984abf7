const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** USHER_LOG_LEVEL of the deployment; `info` unless it is set. */
const logLevel = (): (typeof LOG_LEVELS)[number] => {
  const wanted = process.env['USHER_LOG_LEVEL'] || 'info';
  const level = LOG_LEVELS.find((known) => known === wanted);
  if (!level) throw new Error(`USHER_LOG_LEVEL is ${wanted}, and can be ${LOG_LEVELS.join(', ')}.`);
  return level;
};

/** What every function has: the newest Node, Arm, and structured logs that are kept for a month. */
export const FUNCTION_SETTINGS = {
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  memoryMB: 512,
  logging: { format: 'json', level: logLevel(), retention: '1 month' },
} as const;
