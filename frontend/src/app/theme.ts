import { createTheme, type CSSVariablesResolver, DEFAULT_THEME, type MantineColorsTuple } from '@mantine/core';

/** Flightline's blue. Shade 8 carries white text at 6:1. */
const flight: MantineColorsTuple = [
  '#eff5ff',
  '#dce9fd',
  '#b8d2f9',
  '#8fb8f5',
  '#6aa1f2',
  '#4c8eee',
  '#3a82e8',
  '#2a71d6',
  '#1b5fc1',
  '#154a98',
];

/** A little blue in the dark greys: calmer beside the primary colour than neutral ones. */
const dark: MantineColorsTuple = [
  '#c9cdd4',
  '#a9afb9',
  '#8e95a1',
  '#5d6470',
  '#3a404b',
  '#2c313a',
  '#23272f',
  '#191c22',
  '#13161b',
  '#0d0f13',
];

/** The kit writes "light" badges and alerts in shade 9, which for warm colours is too pale for AA: these are not. */
const deeper = (name: keyof typeof DEFAULT_THEME.colors, shade9: string): MantineColorsTuple => {
  const [a, b, c, d, e, f, g, h, i] = DEFAULT_THEME.colors[name] ?? flight;
  return [a, b, c, d, e, f, g, h, i, shade9];
};

export const theme = createTheme({
  primaryColor: 'flight',
  primaryShade: { light: 8, dark: 8 },
  colors: {
    flight,
    dark,
    yellow: deeper('yellow', '#6f3f00'),
    orange: deeper('orange', '#8a3208'),
    green: deeper('green', '#17542a'),
    teal: deeper('teal', '#045545'),
    red: deeper('red', '#9b1c1c'),
  },
  black: '#1b1f27',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: {
    fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Its placeholder is a child that a menu may not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', padding: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.3 } },
    },
    // The kit's dialogs have a <header>, which would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    Drawer: {
      defaultProps: { padding: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.3 } },
    },
  },
});

/** Where the kit's own greys and reds miss AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59606c',
    '--mantine-color-placeholder': '#69707c',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-light': '#fdeeec',
    '--mantine-color-red-light-hover': '#fbe1de',
    '--mantine-color-default-border': '#d3d8e0',
  },
  dark: {
    '--mantine-color-text': '#e4e7ec',
    '--mantine-color-dimmed': '#a9afb9',
    '--mantine-color-placeholder': '#959ca8',
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-red-light': '#3b1b1c',
    '--mantine-color-red-light-hover': '#4a2223',
    '--mantine-color-yellow-light': '#352a10',
    '--mantine-color-yellow-light-hover': '#423415',
  },
});
