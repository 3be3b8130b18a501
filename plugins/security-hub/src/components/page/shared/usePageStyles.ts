import { makeStyles, Theme } from '@material-ui/core/styles';

/** Looks that the tabs of the page share, beside those of lists. */
export const usePageStyles = makeStyles<Theme>(theme => ({
  intro: { maxWidth: 900, marginBottom: theme.spacing(1.5) },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
  total: { marginLeft: 'auto' },
  number: { fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  top: { verticalAlign: 'top !important' },
  muted: { color: theme.palette.text.secondary },
  words: { overflowWrap: 'anywhere', minWidth: 160 },
  list: { margin: 0, paddingLeft: '1.2em' },
  plainList: { margin: 0, padding: 0, listStyle: 'none' },
  code: { overflowWrap: 'anywhere', fontSize: '0.85em' },
}));
