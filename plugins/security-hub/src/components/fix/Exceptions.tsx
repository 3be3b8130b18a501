import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { GuidanceException } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Section } from '../shared/Section';
import { Tag } from '../shared/Tag';
import { matchText } from './HazardItem';

const useStyles = makeStyles<Theme>(theme => ({
  item: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1, 1.5),
    marginBottom: theme.spacing(1),
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
  },
}));

/** Reasons why findings of the control often stay, each usable as a justification where the reader may decide. */
export function Exceptions(props: {
  exceptions: readonly GuidanceException[];
  onUse?: (exception: GuidanceException) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { onUse } = props;
  if (props.exceptions.length === 0) {
    return null;
  }
  return (
    <Section title={t('fix.exceptions')}>
      {props.exceptions.map(exception => (
        <div key={exception.id} className={classes.item}>
          <div className={classes.head} lang={exception.language}>
            <Typography variant="body2" component="h4">
              <strong>{exception.title}</strong>
            </Typography>
            <Tag>{t(`dialog.reasonName.${exception.reason}`)}</Tag>
            {exception.matched && (
              <Tag
                tone="good"
                hint={exception.matchedOn
                  .map(match => matchText(match, t))
                  .join(' ')}
              >
                {t('fix.exceptionMatched')}
              </Tag>
            )}
          </div>
          <Typography variant="body2" lang={exception.language}>
            {exception.text}
          </Typography>
          {exception.suggestedDays !== undefined && (
            <Typography variant="caption" component="p">
              {t('fix.exceptionReview', {
                number: format.number(exception.suggestedDays),
              })}
            </Typography>
          )}
          {exception.sources.map(source => (
            <Typography key={source.url} variant="caption" component="p">
              <ExternalLink url={source.url}>{source.title}</ExternalLink>
            </Typography>
          ))}
          {onUse && (
            <Button
              size="small"
              color="primary"
              aria-label={t('fix.useExceptionOf', { title: exception.title })}
              onClick={() => onUse(exception)}
            >
              {t('fix.useException')}
            </Button>
          )}
        </div>
      ))}
    </Section>
  );
}
