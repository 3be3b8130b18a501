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
  select: {
    backgroundColor: theme.palette.background.paper,
    // The label stands on the page, where the pale one has too little contrast
    '& .MuiInputLabel-root': { color: theme.palette.text.primary },
    '& .MuiOutlinedInput-root': {
      height: 36,
      fontSize: theme.typography.body2.fontSize,
    },
  },
  total: { marginLeft: 'auto' },
  number: { fontVariantNumeric: 'tabular-nums' },
  muted: { color: theme.palette.text.secondary },
  words: { overflowWrap: 'anywhere', minWidth: 160, '&&': { lineHeight: 1.4 } },
  list: { margin: 0, paddingLeft: '1.2em' },
  plainList: { margin: 0, padding: 0, listStyle: 'none', lineHeight: 1.5 },
  after: { marginTop: theme.spacing(1.5) },
  code: { overflowWrap: 'anywhere', fontSize: '0.85em' },
}));
