const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether this is the ISO 4217 code of a currency that this engine knows. */
export const isCurrency = (code: string): boolean => CODES.has(code);
