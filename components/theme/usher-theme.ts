import { createTheme } from '@aws-amplify/ui-react';
import { DARK, LIGHT, type Palette } from './palette';

const token = (value: string) => ({ value });

const colorsOf = ({ primary, neutral, red, background, font, border, info, success, warning, error }: Palette) => ({
  primary: scale(primary),
  neutral: scale(neutral),
  red: scale(red),
  background: {
    primary: token(background.primary),
    secondary: token(background.secondary),
    tertiary: token(background.tertiary),
    info: token(info.background),
    success: token(success.background),
    warning: token(warning.background),
    error: token(error.background),
  },
  font: {
    primary: token(font.primary),
    secondary: token(font.secondary),
    tertiary: token(font.tertiary),
    inverse: token(font.inverse),
    interactive: token(primary[80]),
    hover: token(primary[90]),
    focus: token(primary[100]),
    active: token(primary[100]),
    info: token(info.font),
    success: token(success.font),
    warning: token(warning.font),
    error: token(error.font),
  },
  border: {
    primary: token(border.primary),
    secondary: token(border.secondary),
    tertiary: token(border.tertiary),
    focus: token(primary[80]),
    info: token(info.border),
    success: token(success.border),
    warning: token(warning.border),
    error: token(error.border),
  },
});

const scale = (steps: Palette['primary']) => ({
  10: token(steps[10]),
  20: token(steps[20]),
  40: token(steps[40]),
  60: token(steps[60]),
  80: token(steps[80]),
  90: token(steps[90]),
  100: token(steps[100]),
});

const FONT = "'Figtree Variable', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif";

/**
 * Usher's look for every Amplify UI component. The dark palette hangs on the attribute that next-themes sets before the first
 * paint, so that nobody who chose dark sees a white flash.
 */
export const usherTheme = createTheme({
  name: 'usher',
  tokens: {
    colors: colorsOf(LIGHT),
    fonts: { default: { variable: token(FONT), static: token(FONT) } },
    radii: { small: token('0.375rem'), medium: token('0.625rem'), large: token('1rem'), xl: token('1.5rem') },
    components: {
      button: { fontWeight: token('600'), borderRadius: token('{radii.medium.value}') },
      heading: { lineHeight: token('1.15'), color: token('{colors.font.primary.value}') },
      text: { color: token('inherit') },
      fieldcontrol: { borderColor: token('{colors.border.primary.value}'), borderRadius: token('{radii.medium.value}') },
      fieldmessages: { description: { fontStyle: token('normal') } },
      card: { borderRadius: token('{radii.large.value}') },
      authenticator: {
        router: { boxShadow: token('none'), borderColor: token('{colors.border.tertiary.value}') },
      },
      tabs: {
        borderColor: token('{colors.border.tertiary.value}'),
        item: { _active: { borderColor: token('{colors.primary.80.value}') } },
      },
    },
  },
  overrides: [
    {
      selector: '[data-color-mode="dark"][data-amplify-theme="usher"], [data-color-mode="dark"] [data-amplify-theme="usher"]',
      tokens: { colors: colorsOf(DARK) },
    },
  ],
});
