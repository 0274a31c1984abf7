const DATE = String.raw`(-?\d{4})-(\d{2})-(\d{2})`;
const OFFSET = String.raw`(?:Z|([+-])(\d{2}):(\d{2})(?::(\d{2}))?)`;
const TIME = String.raw`(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?`;
const AWS_DATE = new RegExp(`^${DATE}(?:${OFFSET})?$`);
const AWS_TIME = new RegExp(`^${TIME}(?:${OFFSET})?$`);
const AWS_DATE_TIME = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);

const isDay = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
};

const isTime = (hour: number, minute: number, second: number): boolean => hour < 24 && minute < 60 && second < 60;

/** Java's offsets reach from -18:00 to +18:00. */
const isOffset = (hours: string | undefined, minutes: string | undefined): boolean =>
  hours === undefined || (Number(hours) * 60 + Number(minutes) <= 18 * 60 && Number(minutes) < 60);

/** `YYYY-MM-DD`, with an optional offset. */
export const isAwsDate = (text: string): boolean => {
  const [match, year, month, day, , hours, minutes] = AWS_DATE.exec(text) ?? [];
  return match !== undefined && isDay(Number(year), Number(month), Number(day)) && isOffset(hours, minutes);
};

/** `hh:mm:ss.SSS`, seconds and fractions optional, with an optional offset. */
export const isAwsTime = (text: string): boolean => {
  const [match, hour, minute, second = '0', , , hours, minutes] = AWS_TIME.exec(text) ?? [];
  return match !== undefined && isTime(Number(hour), Number(minute), Number(second)) && isOffset(hours, minutes);
};

/** `YYYY-MM-DDThh:mm:ss.SSSZ`: the offset is required. */
export const isAwsDateTime = (text: string): boolean => {
  const [match, year, month, day, hour, minute, second = '0', , , hours, minutes] = AWS_DATE_TIME.exec(text) ?? [];
  return (
    match !== undefined &&
    isDay(Number(year), Number(month), Number(day)) &&
    isTime(Number(hour), Number(minute), Number(second)) &&
    isOffset(hours, minutes)
  );
};
