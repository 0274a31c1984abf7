import { CfnApiCache } from 'aws-cdk-lib/aws-appsync';
import type { backend } from '../backend.ts';
import { readSettings } from './settings.ts';

/** What everyone gets the same answer to, by what tells the answers apart. Who asks makes no difference. */
const PUBLIC_READS: Record<string, string[]> = {
  'Query.getPublishedEvent': ['$context.arguments.eventId'],
  'Query.listPublishedEvents': ['$context.arguments.limit', '$context.arguments.nextToken'],
  'Query.getAgenda': ['$context.arguments.eventId'],
};

/**
 * A cache in front of the public reads, for an event of which very many open the same agenda at once. Off unless it is asked
 * for: it costs by the hour whether or not anyone reads, and an answer may be as old as the setting says.
 */
export const addPublicCache = ({ data }: typeof backend): void => {
  const { USHER_API_CACHE: type, USHER_API_CACHE_SECONDS: ttl } = readSettings(process.env);
  if (!type) return;
  const { cfnGraphqlApi, cfnResolvers } = data.resources.cfnResources;
  new CfnApiCache(data.stack, 'PublicCache', {
    apiId: cfnGraphqlApi.attrApiId,
    type,
    ttl,
    apiCachingBehavior: 'PER_RESOLVER_CACHING',
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
  });
  for (const [field, cachingKeys] of Object.entries(PUBLIC_READS)) {
    const resolver = Object.values(cfnResolvers).find(({ typeName, fieldName }) => `${typeName}.${fieldName}` === field);
    if (!resolver) throw new Error(`There is no resolver of ${field}.`);
    resolver.cachingConfig = { ttl, cachingKeys };
  }
};
