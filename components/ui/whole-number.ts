/** A number as it was typed: undefined when nothing was; NaN, which no schema takes, when it is no whole number. */
export const numberOf = (typed: string): number | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};
