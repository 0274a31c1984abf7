import type { PasswordPolicy } from '@/lib/data/outputs';

/** What a new password needs, e.g. "At least 12 characters, with upper and lower case and a digit." */
export const describePasswordPolicy = (policy: PasswordPolicy): string => {
  const {
    min_length: length = 8,
    require_lowercase: lower,
    require_uppercase: upper,
    require_numbers: digit,
    require_symbols: symbol,
  } = policy;
  const letters = lower && upper ? 'upper and lower case' : lower ? 'a small letter' : upper && 'a capital letter';
  const needs = [letters, digit && 'a digit', symbol && 'a symbol'].filter((need) => typeof need === 'string');
  const base = `At least ${length} characters`;
  return needs.length > 0 ? `${base}, with ${new Intl.ListFormat('en-GB').format(needs)}.` : `${base}.`;
};
