import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import ReactMarkdown from 'react-markdown';
import { ExternalLink } from './ExternalLink';
import { codeFonts } from './fonts';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    overflowWrap: 'anywhere',
    '& p': { margin: theme.spacing(0, 0, 1) },
    '& p:last-child': { marginBottom: 0 },
    '& ul, & ol': { margin: theme.spacing(0, 0, 1), paddingLeft: '1.4em' },
    '& code': {
      fontFamily: codeFonts(theme),
      fontSize: '0.9em',
      padding: '1px 4px',
      borderRadius: 3,
      backgroundColor: theme.palette.action.hover,
    },
  },
}));

/** Text of the handbook. HTML and images are left out, links are https and show their host. */
export function SafeMarkdown(props: { text: string }) {
  const classes = useStyles();
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <ReactMarkdown
        skipHtml
        disallowedElements={['img']}
        components={{
          a: ({ href, children }) => (
            <ExternalLink url={href}>{children}</ExternalLink>
          ),
        }}
      >
        {props.text}
      </ReactMarkdown>
    </Typography>
  );
}
