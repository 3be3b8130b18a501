import { makeStyles, Theme } from '@material-ui/core/styles';

/** Looks that the tables of the list share. */
export const useListStyles = makeStyles<Theme>(theme => ({
  frame: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    overflowX: 'auto',
  },
  updating: { opacity: 0.6 },
  table: {
    '& th, & td': { padding: theme.spacing(0.75, 1) },
    '& th': {
      whiteSpace: 'nowrap',
      fontSize: theme.typography.caption.fontSize,
      fontWeight: 600,
      color: theme.palette.text.secondary,
      textTransform: 'none',
      letterSpacing: 0,
      borderTop: 0,
      borderBottom: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
    },
    '& td': {
      color: theme.palette.text.primary,
      verticalAlign: 'middle',
      wordBreak: 'normal',
    },
  },
  row: {
    cursor: 'pointer',
    '&:hover, &:focus-within': { backgroundColor: theme.palette.action.hover },
  },
  selected: {
    boxShadow: `inset 3px 0 ${theme.palette.primary.main}`,
    '&&': { backgroundColor: theme.palette.action.selected },
  },
  opened: { '& > td': { borderBottom: 0 } },
  nested: {
    padding: '0 !important',
    backgroundColor: theme.palette.background.default,
  },
  nestedBody: {
    padding: theme.spacing(0, 1, 1, 6),
    '& th': { backgroundColor: 'transparent' },
  },
  narrow: { width: 1, whiteSpace: 'nowrap' },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 240,
    [theme.breakpoints.down('md')]: { minWidth: 180 },
  },
  words: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    display: '-webkit-box',
    '-webkit-line-clamp': 2,
    lineHeight: 1.35,
    [theme.breakpoints.down('md')]: { '-webkit-line-clamp': 3 },
    '-webkit-box-orient': 'vertical',
  },
  tags: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    '&:empty': { display: 'none' },
  },
  control: { fontWeight: 700, whiteSpace: 'nowrap' },
  resource: {
    display: 'inline-block',
    minWidth: 130,
    overflowWrap: 'anywhere',
  },
  wide: { [theme.breakpoints.down('md')]: { display: 'none' } },
  whole: { whiteSpace: 'nowrap' },
  muted: { fontSize: theme.typography.caption.fontSize },
  overdue: { fontWeight: 700, color: theme.palette.text.primary },
  link: { textAlign: 'left', verticalAlign: 'baseline' },
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
  },
}));
