import { defineFunction } from '@aws-amplify/backend';

export const announceRequests = defineFunction({
  name: 'announce-requests',
  entry: './handler.ts',
  runtime: 24,
  architecture: 'arm64',
  timeoutSeconds: 30,
  memoryMB: 512,
  resourceGroupName: 'data',
  logging: { format: 'json', level: 'info', retention: '1 month' },
  /** Where the links in messages lead. */
  environment: { USHER_SITE_URL: process.env['USHER_SITE_URL'] ?? 'http://localhost:3000' },
});
