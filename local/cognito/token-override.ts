type Claims = Record<string, unknown>;
type ClaimChanges = { claimsToAddOrOverride?: Record<string, unknown>; claimsToSuppress?: string[] };
type GroupChanges = { groupOverrideDetails?: { groupsToOverride?: string[] } };
type FirstVersion = { claimsOverrideDetails?: (ClaimChanges & GroupChanges) | null };
type SecondVersion = {
  claimsAndScopeOverrideDetails?: (GroupChanges & { idTokenGeneration?: ClaimChanges; accessTokenGeneration?: ClaimChanges }) | null;
};

/** What a PreTokenGeneration trigger changes of one token; without `groups` they stay as they are. */
export type TokenChanges = ClaimChanges & { groups?: readonly string[] | undefined };

/** A trigger may not touch these. */
const RESERVED_CLAIMS = new Set(
  'acr amr at_hash aud auth_time azp cognito:username exp iat identities iss jti nbf nonce origin_jti sub token_use'.split(' '),
);

/**
 * Reads the trigger's answer. Version 1 reaches the ID token alone, version 2 both:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const readTokenOverride = (response: unknown, version: 1 | 2): { id: TokenChanges; access: TokenChanges } => {
  if (version === 1) {
    const { groupOverrideDetails, ...claims } = (response as FirstVersion).claimsOverrideDetails ?? {};
    return { id: { ...claims, groups: groupOverrideDetails?.groupsToOverride }, access: {} };
  }
  const { groupOverrideDetails, idTokenGeneration, accessTokenGeneration } =
    (response as SecondVersion).claimsAndScopeOverrideDetails ?? {};
  const groups = groupOverrideDetails?.groupsToOverride;
  return { id: { ...idTokenGeneration, groups }, access: { ...accessTokenGeneration, groups } };
};

export const changeClaims = (claims: Claims, { groups, claimsToAddOrOverride = {}, claimsToSuppress = [] }: TokenChanges): Claims => {
  const { 'cognito:groups': _, ...others } = claims;
  const regrouped = groups ? { ...others, ...(groups.length > 0 && { 'cognito:groups': groups }) } : claims;
  const added = Object.entries(claimsToAddOrOverride).filter(([name]) => !RESERVED_CLAIMS.has(name));
  const suppressed = new Set(claimsToSuppress.filter((name) => !RESERVED_CLAIMS.has(name)));
  return Object.fromEntries([...Object.entries(regrouped), ...added].filter(([name]) => !suppressed.has(name)));
};
