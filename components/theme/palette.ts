/** Aubergine for what can be acted on, lamp light for what matters now; neutrals carry a trace of the same violet. */
export type Palette = {
  primary: Scale;
  neutral: Scale;
  red: Scale;
  lamp: string;
  onLamp: string;
  background: { primary: string; secondary: string; tertiary: string };
  font: { primary: string; secondary: string; tertiary: string; inverse: string };
  border: { primary: string; secondary: string; tertiary: string };
  info: Status;
  success: Status;
  warning: Status;
  error: Status;
};

type Scale = Record<10 | 20 | 40 | 60 | 80 | 90 | 100, string>;
type Status = { background: string; font: string; border: string };

export const LIGHT: Palette = {
  primary: { 10: '#f5f1fc', 20: '#e6dbf8', 40: '#b99bea', 60: '#7f55c6', 80: '#512d93', 90: '#3e2174', 100: '#2b1655' },
  neutral: { 10: '#faf9fc', 20: '#f1eff5', 40: '#dedae6', 60: '#847d92', 80: '#5b5468', 90: '#352f41', 100: '#1c1726' },
  red: { 10: '#fdecec', 20: '#f9d2d0', 40: '#e79a95', 60: '#a81c1c', 80: '#8f1414', 90: '#6e0d0d', 100: '#500808' },
  lamp: '#ffc53d',
  onLamp: '#2b1a00',
  background: { primary: '#ffffff', secondary: '#f8f6fb', tertiary: '#efecf5' },
  font: { primary: '#1c1726', secondary: '#453d54', tertiary: '#5f576d', inverse: '#ffffff' },
  border: { primary: '#8d859b', secondary: '#d5d0df', tertiary: '#e8e4ef' },
  info: { background: '#e7f0fd', font: '#123f7c', border: '#7fa8df' },
  success: { background: '#e3f5ea', font: '#0d5530', border: '#73bb92' },
  warning: { background: '#fff3d6', font: '#6b4300', border: '#d9a441' },
  error: { background: '#fde9e8', font: '#8f1414', border: '#dd8680' },
};

export const DARK: Palette = {
  primary: { 10: '#241a38', 20: '#37275d', 40: '#5f429f', 60: '#a687e8', 80: '#c7b0f8', 90: '#dacbfb', 100: '#ece4fd' },
  neutral: { 10: '#1a1622', 20: '#272131', 40: '#3d364b', 60: '#9a92a9', 80: '#bab2c8', 90: '#dcd6e6', 100: '#f6f3fa' },
  red: { 10: '#3f1616', 20: '#5a2020', 40: '#a04a45', 60: '#ffb0aa', 80: '#ffc2bd', 90: '#ffd5d2', 100: '#ffe8e6' },
  lamp: '#ffcb52',
  onLamp: '#2b1a00',
  background: { primary: '#1d1827', secondary: '#130f1a', tertiary: '#2b2437' },
  font: { primary: '#f4f0fa', secondary: '#d3cbe0', tertiary: '#b5acc4', inverse: '#1b1130' },
  border: { primary: '#837a94', secondary: '#403850', tertiary: '#302a3d' },
  info: { background: '#13263f', font: '#b4d3fb', border: '#3f6ba5' },
  success: { background: '#10301f', font: '#a9e5c1', border: '#37805a' },
  warning: { background: '#382605', font: '#ffd98a', border: '#8d6a1f' },
  error: { background: '#3f1616', font: '#ffbdb8', border: '#a04a45' },
};
