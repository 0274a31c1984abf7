import type { MeasureText } from '@/lib/domain/badge-layout';

/**
 * The badge's letters: ours for Latin, then what the kiosk's system has for every other script. Windows, macOS, ChromeOS,
 * Android and iPadOS bring them all; a bare Linux needs Noto installed (see README.md). A web font for each script would be
 * tens of megabytes for letters that nearly every device has.
 */
export const BADGE_FONT = [
  "'Figtree Variable'",
  'system-ui',
  "'Segoe UI'",
  "'Noto Sans'",
  "'Noto Sans CJK JP'",
  "'Noto Sans Arabic'",
  "'Noto Sans Hebrew'",
  "'Noto Sans Devanagari'",
  "'Noto Sans Thai'",
  'sans-serif',
  "'Apple Color Emoji'",
  "'Segoe UI Emoji'",
  "'Noto Color Emoji'",
].join(', ');

/** Large, so that hinting and rounding of small sizes do not distort what is scaled down. */
const MEASURED_AT_PX = 100;

/** Measures with the very font that prints; call `badgeFontReady` before, or the first badge is measured in another font. */
export const createTextMeasurer = (): MeasureText => {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser cannot measure text.');
  return (text, weight) => {
    context.font = `${weight} ${MEASURED_AT_PX}px ${BADGE_FONT}`;
    const { width, actualBoundingBoxAscent, actualBoundingBoxDescent, actualBoundingBoxLeft, actualBoundingBoxRight } =
      context.measureText(text);
    // Italics and Arabic swashes reach beyond the width that they advance.
    const reach = actualBoundingBoxLeft + actualBoundingBoxRight;
    return {
      width: Math.max(width, reach) / MEASURED_AT_PX,
      ascent: actualBoundingBoxAscent / MEASURED_AT_PX,
      descent: actualBoundingBoxDescent / MEASURED_AT_PX,
    };
  };
};

/** Loads the weights of a badge. Without a network the system's letters serve, so a failure is no trouble. */
export const badgeFontReady = async (sample: string): Promise<void> => {
  await Promise.allSettled(
    [400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} ${MEASURED_AT_PX}px ${BADGE_FONT}`, sample)),
  );
};
