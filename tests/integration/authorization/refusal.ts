export type WireError = { message: string; errorType?: string | null };

const REFUSALS = ['Unauthorized', 'UnauthorizedException', 'FORBIDDEN', 'NOT_SIGNED_IN'];

/** Whether an error says that the caller may not do this, as opposed to that it cannot be done. */
export const isRefusal = ({ message, errorType }: WireError): boolean =>
  REFUSALS.includes(errorType ?? '') || REFUSALS.some((code) => message.startsWith(`${code}:`));
