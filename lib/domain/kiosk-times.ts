import type { BadgeStage } from './kiosk-screen.ts';

/** All in milliseconds. A code that stays in the camera's view is one scan, until it has been out of view this long. */
export const SAME_CODE_IGNORED_MS = 2_500;
export const READING_TIMES_OUT_MS = 1_500;
/** A request without an answer is sent again, with the same scanId. */
export const REQUEST_TIMES_OUT_MS = 6_000;
/** From when on the screen says that it takes longer than usual. */
export const CHECKING_IS_SLOW_MS = 2_500;
/** A guest is sent to the desk rather than kept waiting longer. */
export const CHECKING_GIVES_UP_MS = 15_000;
export const RETRY_DELAYS_MS = [400, 800, 1_600, 3_000, 5_000];
/** The welcome: with the badge's preview before the printer is asked, with the badge to take, or alone. */
export const ADMITTED_SCREENS_STAY_MS: Record<BadgeStage, number> = { toPrint: 900, printed: 6_000, notNeeded: 3_500 };
/** Longer than any label printer takes to accept a page. */
export const PRINTING_GIVES_UP_MS = 20_000;
export const ALREADY_IN_STAYS_MS = 8_000;
export const REFUSED_STAYS_MS = 8_000;
export const CAMERA_TROUBLE_STAYS_MS = 30_000;
export const NETWORK_TROUBLE_STAYS_MS = 30_000;
export const PRINTER_TROUBLE_STAYS_MS = 60_000;
export const ACCOUNT_TROUBLE_STAYS_MS = 60_000;
