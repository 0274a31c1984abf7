/** Whether this names an IANA time zone that this engine knows; plain offsets such as +01:00 do not, as they know no summer time. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // RangeError is how Intl answers "no such zone".
    return false;
  }
};
