import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { FindingDetails } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { Tag } from '../shared/Tag';
import { PriorityReasons } from './PriorityReasons';
import { Records } from './Records';
import { ResourceFacts } from './ResourceFacts';
import { WhomToAsk } from './WhomToAsk';

const useStyles = makeStyles<Theme>(() => ({
  plain: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

/** What is known about the finding: why it is listed here, its resources, and the records that AWS keeps. */
export function EvidenceTab(props: { details: FindingDetails }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { evidence, priorityExplanation, priorityInputs, restricted } =
    props.details;
  return (
    <>
      <Section title={t('evidence.why')}>
        {evidence.reasons.length === 0 && (
          <Typography variant="body2">{t('evidence.noReason')}</Typography>
        )}
        {evidence.reasons.map((reason, index) => (
          <Typography key={index} variant="body2">
            <EntityRefLink entityRef={reason.entityRef} />{' '}
            <Tag>
              {reason.relation === 'primary'
                ? t('evidence.primary')
                : t('evidence.alsoConcerned')}
            </Tag>{' '}
            {reason.text}{' '}
            {reason.source &&
              t('evidence.fromSource', { source: reason.source })}
          </Typography>
        ))}
      </Section>
      <PriorityReasons
        explanation={priorityExplanation}
        inputs={priorityInputs}
      />
      {restricted ? (
        <WhomToAsk responders={props.details.responders ?? []} />
      ) : (
        <Section title={t('evidence.description')}>
          {evidence.title && (
            <Typography variant="body2" className={classes.plain} lang="en">
              <strong>{evidence.title}</strong>
            </Typography>
          )}
          <Typography variant="body2" className={classes.plain} lang="en">
            {evidence.description}
          </Typography>
        </Section>
      )}
      <Section title={t('evidence.resources')}>
        {evidence.resources.map(resource => (
          <ResourceFacts key={resource.id} resource={resource} />
        ))}
      </Section>
      {!restricted && <Records evidence={evidence} />}
    </>
  );
}
