import { ParameterPathConversions } from '@aws-amplify/platform-core';
import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';
import type { Target } from './target.ts';

/**
 * The secrets that functions of this backend find, by name: those of all branches, and over them those of its own, in the
 * order in which Amplify's functions look for them.
 */
export const readSecrets = async (client: SSMClient, target: Target): Promise<Map<string, string>> => {
  const paths = [ParameterPathConversions.toParameterPrefix(target.namespace), ParameterPathConversions.toParameterPrefix(target)];
  const secrets = new Map<string, string>();
  for (const path of paths) {
    for await (const { Parameters = [] } of paginateGetParametersByPath({ client }, { Path: path, WithDecryption: true })) {
      for (const { Name = '', Value } of Parameters) if (Value) secrets.set(Name.slice(path.length + 1), Value);
    }
  }
  return secrets;
};
