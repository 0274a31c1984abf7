import { readSettings } from '../infra/settings.ts';

/** What every function has: the newest Node, Arm, and structured logs that are kept for a month. */
export const FUNCTION_SETTINGS = {
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  memoryMB: 512,
  logging: { format: 'json', level: readSettings(process.env).USHER_LOG_LEVEL ?? 'info', retention: '1 month' },
} as const;
