import { makeStyles, Theme } from '@material-ui/core/styles';
import { paperLook } from '../shared/paperLook';

/** Looks of the handbook of an entity, on the screen and on paper. */
export const useHandbookStyles = makeStyles<Theme>(theme => ({
  root: {
    maxWidth: 980,
    padding: theme.spacing(2, 3),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    overflowWrap: 'anywhere',
    '@media print': {
      maxWidth: 'none',
      padding: 0,
      border: 0,
      ...paperLook(theme),
    },
  },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    '& button': { textTransform: 'none' },
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    '@media print': { display: 'none' },
  },
  title: { '&:focus': { outline: 'none' } },
  asOf: { marginBottom: theme.spacing(1) },
  contents: {
    margin: theme.spacing(2, 0),
    '& ol': { margin: 0, paddingLeft: '2.2em' },
  },
  // A group never begins at the end of a page: its name, its resources and the first of what follows stay together.
  start: {
    borderTop: `2px solid ${theme.palette.divider}`,
    paddingTop: theme.spacing(2),
    marginTop: theme.spacing(3),
    breakInside: 'avoid',
    breakAfter: 'avoid',
  },
  name: { '@media print': { fontSize: '1.3rem' } },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    margin: theme.spacing(0.75, 0),
    fontSize: theme.typography.body2.fontSize,
  },
  findings: { marginBottom: theme.spacing(2) },
}));
