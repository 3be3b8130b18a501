import { Theme } from '@material-ui/core/styles';
import { CreateCSSProperties } from '@material-ui/core/styles/withStyles';

/** How something looks on paper, as the rules of `@media print`: black on white, whole addresses, nothing to press. */
export function paperLook(theme: Theme): CreateCSSProperties {
  return {
    // Whatever the theme: nothing here is told by colour alone
    '&, & *': {
      color: `${theme.palette.common.black} !important`,
      backgroundColor: 'transparent !important',
      boxShadow: 'none !important',
      borderColor: `${theme.palette.grey[600]} !important`,
    },
    '& button': { display: 'none' },
    // The whole address takes the place of the host
    '& [data-link-host]': { display: 'none' },
    '& a[href^="https:"]::after': {
      content: '" <" attr(href) ">"',
      fontSize: '0.85em',
      fontWeight: 400,
    },
    '& section': { marginBottom: theme.spacing(1.25) },
    '& pre': { fontSize: '0.75rem' },
    '& h2, & h3, & h4': { breakAfter: 'avoid' },
    '& p, & li': { orphans: 3, widows: 3 },
    '& tr, & article article': { breakInside: 'avoid' },
    '& thead': { display: 'table-header-group' },
  };
}
