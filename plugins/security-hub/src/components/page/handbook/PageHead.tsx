import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import PrintIcon from '@material-ui/icons/Print';
import { HandbookPage } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { SeverityLabel } from '../../shared/SeverityLabel';
import { Tag } from '../../shared/Tag';
import { BackLink } from './BackLink';
import { OurTags } from './OurTags';
import { StaleTag } from './StaleTag';
import { useFocusOnMount } from './useFocusOnMount';

const useStyles = makeStyles<Theme>(theme => ({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
    '@media print': { display: 'none' },
  },
  print: { textTransform: 'none' },
  // It has the focus only to be read from here
  title: { '&:focus': { outline: 'none' } },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    margin: theme.spacing(0.5, 0, 1.5),
    fontSize: theme.typography.body2.fontSize,
  },
}));

/** What the page is about, and what has to be known of it at once. The focus is here when it opens. */
export function PageHead({ page }: { page: HandbookPage }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  const { facts, findingType, organisation } = page;
  const reviewed = page.page?.reviewed ?? findingType?.reviewed;
  return (
    <header>
      <div className={classes.tools}>
        <BackLink />
        <Button
          className={classes.print}
          size="small"
          startIcon={<PrintIcon />}
          onClick={() => window.print()}
        >
          {t('handbook.page.print')}
        </Button>
      </div>
      <Typography
        ref={heading}
        className={classes.title}
        tabIndex={-1}
        variant="h5"
        component="h2"
        lang={findingType?.titleLanguage}
      >
        {facts ? `${facts.id} ${facts.title}` : findingType?.title ?? page.id}
      </Typography>
      <div className={classes.facts}>
        {!facts && <code>{page.id}</code>}
        {facts && <SeverityLabel severity={facts.severity} />}
        {facts && <span>{t(`layer.${facts.layer}`)}</span>}
        {facts && facts.status !== 'active' && (
          <Tag>{t('handbook.list.retired')}</Tag>
        )}
        {findingType && page.kind === 'finding-type' && (
          <span>
            {t(
              findingType.responder === 'threat'
                ? 'handbook.page.answeredByThreat'
                : 'handbook.page.answeredByOwner',
            )}
          </span>
        )}
        {page.stale && (
          <StaleTag
            hint={
              reviewed &&
              t('handbook.list.staleHint', { date: format.date(reviewed) })
            }
          />
        )}
        {organisation && organisation.verdicts.length > 0 && (
          <OurTags
            overlay={{
              verdicts: [
                ...new Set(organisation.verdicts.map(each => each.verdict)),
              ],
              conditional: organisation.verdicts.some(each => each.when),
              text: false,
            }}
          />
        )}
      </div>
    </header>
  );
}
