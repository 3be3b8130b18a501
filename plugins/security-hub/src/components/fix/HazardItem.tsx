import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import PanToolIcon from '@material-ui/icons/PanTool';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import {
  GuidanceHazard,
  GuidanceMatch,
} from 'backstage-plugin-security-hub-common';
import { useId } from 'react';
import { Translate, useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { SafeMarkdown } from '../shared/SafeMarkdown';
import { Tag } from '../shared/Tag';
import { useReading } from './readingContext';
import { useTold } from './toldContext';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderLeft: `4px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1, 1.5),
    marginBottom: theme.spacing(1),
  },
  matched: { borderColor: theme.palette.error.main },
  check: { borderLeftColor: theme.palette.warning.main },
  no: {},
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.75),
    alignItems: 'center',
    marginBottom: theme.spacing(0.5),
  },
  title: { fontWeight: 700 },
  sources: { marginTop: theme.spacing(0.75) },
  label: { fontWeight: 600, marginTop: theme.spacing(0.75) },
}));

const icons = {
  matched: PanToolIcon,
  check: HelpOutlineIcon,
  no: RemoveCircleOutlineIcon,
};
const tones = { matched: 'bad', check: 'notice', no: 'plain' } as const;

/** Why a hazard or an exception fits the resource, in words. */
export function matchText(match: GuidanceMatch, t: Translate): string {
  return t(`fix.matchedOn.${match.kind}`, {
    value: match.value ?? '',
    pattern: match.pattern ?? '',
  });
}

/** Where a hazard stands for this resource. */
export function hazardState(hazard: GuidanceHazard): keyof typeof icons {
  if (hazard.matched === undefined) {
    return 'check';
  }
  return hazard.matched ? 'matched' : 'no';
}

/** What to look at, what happens, and what to do instead. */
function HazardText(props: { hazard: GuidanceHazard }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { hazard } = props;
  return (
    <>
      {hazard.check && (
        <div lang={hazard.check.language}>
          <Typography variant="body2" className={classes.label}>
            {t('fix.check')}
          </Typography>
          <SafeMarkdown text={hazard.check.markdown} />
        </div>
      )}
      <Typography variant="body2" className={classes.label}>
        {t('fix.happens')}
      </Typography>
      <div lang={hazard.happens.language}>
        <SafeMarkdown text={hazard.happens.markdown} />
      </div>
      <Typography variant="body2" className={classes.label}>
        {t('fix.instead')}
      </Typography>
      <div lang={hazard.instead.language}>
        <SafeMarkdown text={hazard.instead.markdown} />
      </div>
      <Typography variant="caption" component="div" className={classes.sources}>
        {hazard.basis === 'reasoning' && t('fix.reasoned')}
        {hazard.sources.map(source => (
          <div key={source.url}>
            <ExternalLink url={source.url}>{source.title}</ExternalLink>
          </div>
        ))}
      </Typography>
    </>
  );
}

/** What following the advice can do: whether it applies here and why, what happens, and what to do instead. */
export function HazardItem(props: { hazard: GuidanceHazard }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { hazard } = props;
  const reading = useReading();
  const told = useTold()(hazard);
  const state = hazardState(hazard);
  const Icon = icons[state];
  const words = reading ? 'handbook.hazard' : 'fix.hazardState';
  return (
    <article
      className={`${classes.root} ${classes[state]}`}
      aria-labelledby={id}
    >
      <div className={classes.head}>
        <Tag tone={tones[state]} icon={<Icon aria-hidden />}>
          {t(`${words}.${state}`)}
        </Tag>
        <Tag>{t(`fix.hazardKind.${hazard.kind}`)}</Tag>
      </div>
      <Typography
        id={id}
        variant="body1"
        component="h4"
        className={classes.title}
        lang={hazard.happens.language}
      >
        {hazard.title}
      </Typography>
      {hazard.matchedOn.map((match, index) => (
        <Typography key={index} variant="body2">
          {matchText(match, t)}
        </Typography>
      ))}
      {told ? (
        <Typography variant="body2">{told}</Typography>
      ) : (
        <HazardText hazard={hazard} />
      )}
    </article>
  );
}
