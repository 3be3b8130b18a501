import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Finding, FindingDetails } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { accountName, findingTitle, regionName } from '../shared/names';
import { PriorityLabel } from '../shared/PriorityLabel';
import { Section } from '../shared/Section';

const useStyles = makeStyles<Theme>(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '110px 1fr auto',
    gap: theme.spacing(1),
    alignItems: 'center',
    padding: theme.spacing(0.75, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  link: { textAlign: 'left' },
}));

function FindingLinks(props: {
  title: string;
  findings: readonly Finding[];
  text: (finding: Finding) => string;
  onOpen: (key: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Section title={props.title}>
      {props.findings.length === 0 && (
        <Typography variant="body2">{t('related.none')}</Typography>
      )}
      <ul className={classes.list}>
        {props.findings.map(finding => (
          <Typography
            key={finding.key}
            variant="body2"
            component="li"
            className={classes.item}
          >
            <PriorityLabel priority={finding.priority} />
            <Link
              component="button"
              variant="body2"
              className={classes.link}
              onClick={() => props.onOpen(finding.key)}
            >
              {props.text(finding)}
            </Link>
            <span>{t(`findingStatus.${finding.status}`)}</span>
          </Typography>
        ))}
      </ul>
    </Section>
  );
}

/** Other resources of the control, and other findings of the resource. */
export function RelatedTab(props: {
  related: FindingDetails['related'];
  onOpen: (key: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <FindingLinks
        title={t('related.sameControl')}
        findings={props.related.sameControl}
        text={({ resource, account, region }) =>
          [resource.name, accountName(account), regionName(region, t)].join(
            ' · ',
          )
        }
        onOpen={props.onOpen}
      />
      <FindingLinks
        title={t('related.sameResource')}
        findings={props.related.sameResource}
        text={findingTitle}
        onOpen={props.onOpen}
      />
    </>
  );
}
