import { makeStyles, Theme } from '@material-ui/core/styles';

/** Fonts of code. The theme's own come last, because few fonts of code have every script. */
export function codeFonts(theme: Theme): string {
  return `ui-monospace, SFMono-Regular, Menlo, Consolas, monospace, ${theme.typography.fontFamily}`;
}

/**
 * What hangs at the end of the document (dialogs, menus) takes its font from the document, which may lack the reader's script: its root
 * gets the theme's.
 */
export const useFontStyles = makeStyles<Theme>(theme => ({
  root: { fontFamily: theme.typography.fontFamily },
}));
