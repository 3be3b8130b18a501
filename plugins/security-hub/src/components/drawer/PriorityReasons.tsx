import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { FindingDetails } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { Tag } from '../shared/Tag';
import { priorityWords } from './priorityWords';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: '1.2em',
    '& li': { overflowWrap: 'anywhere' },
  },
  result: { fontWeight: 700 },
});

/** Why a finding has its priority: each input with what it did. The sentence of the backend stands in where it lists no inputs. */
export function PriorityReasons(props: {
  explanation: FindingDetails['priorityExplanation'];
  inputs: FindingDetails['priorityInputs'];
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { explanation, inputs = [] } = props;
  if (inputs.length === 0) {
    return explanation ? (
      <Section title={t('evidence.priority')}>
        <Typography variant="body2" lang="en">
          {explanation}
        </Typography>
      </Section>
    ) : null;
  }
  return (
    <Section title={t('evidence.priority')}>
      <ul className={classes.list} aria-label={t('priorityInputs.list')}>
        {inputs.map(input => (
          <Typography
            key={input.input}
            variant="body2"
            component="li"
            className={
              input.input === 'likelihood' ||
              input.input === 'adjusted-severity'
                ? classes.result
                : undefined
            }
          >
            {priorityWords(input, t)}
            {(input.effect === 'raises' || input.effect === 'lowers') && (
              <>
                {' '}
                <Tag>{t(`priorityInputs.effects.${input.effect}`)}</Tag>
              </>
            )}
          </Typography>
        ))}
      </ul>
    </Section>
  );
}
