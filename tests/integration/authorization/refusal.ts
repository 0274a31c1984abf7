export type WireError = { message: string; errorType?: string | null };

const REFUSALS = ['Unauthorized', 'UnauthorizedException', 'FORBIDDEN', 'NOT_SIGNED_IN'];

/**
 * Whether an error says that the caller may not do this, as opposed to that it cannot be done.
 * @param own - a further code that says so, of an operation on what is the caller's own.
 */
export const isRefusal = ({ message, errorType }: WireError, own?: string): boolean => {
  const codes = own ? [...REFUSALS, own] : REFUSALS;
  return codes.includes(errorType ?? '') || codes.some((code) => message.startsWith(`${code}:`));
};
