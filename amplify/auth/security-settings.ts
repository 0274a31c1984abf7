type ThreatProtection = 'off' | 'audit' | 'enforce';

const chosen = <Choice extends string>(variable: string, choices: readonly [Choice, ...Choice[]]): Choice => {
  const wanted = process.env[variable]?.trim().toLowerCase();
  if (!wanted) return choices[0];
  const known = choices.find((choice) => choice === wanted);
  if (!known) throw new Error(`${variable} is ${wanted}; it may be ${choices.join(', ')}.`);
  return known;
};

/**
 * Whether organizers and staff work only with a second factor: `USHER_STAFF_MFA=required` when the backend is synthesized. Optional
 * by default, so that the first organizer of a new deployment is not locked out before setting one up.
 */
export const isStaffMfaRequired = (): boolean => chosen('USHER_STAFF_MFA', ['optional', 'required']) === 'required';

/**
 * Cognito's threat protection: `USHER_THREAT_PROTECTION=audit` or `enforce`. Off by default: it needs the Plus tier, $0.02 a month
 * for everyone who signs in, guests too.
 */
export const threatProtection = (): ThreatProtection => chosen('USHER_THREAT_PROTECTION', ['off', 'audit', 'enforce']);
