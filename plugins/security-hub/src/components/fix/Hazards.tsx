import Typography from '@material-ui/core/Typography';
import { GuidanceHazard } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { HazardItem } from './HazardItem';

/** Hazards before any instruction: those that apply, those to check, and folded away those that do not apply. */
export function Hazards(props: { hazards: readonly GuidanceHazard[] }) {
  const { t } = useTranslation();
  const relevant = props.hazards.filter(({ matched }) => matched !== false);
  const others = props.hazards.filter(({ matched }) => matched === false);
  return (
    <Section title={t('fix.hazards')}>
      {relevant.map(hazard => (
        <HazardItem key={hazard.id} hazard={hazard} />
      ))}
      {props.hazards.length === 0 && (
        <Typography variant="body2">{t('fix.noHazards')}</Typography>
      )}
      {others.length > 0 && (
        <details>
          <Typography variant="body2" component="summary">
            {t('fix.otherHazards', { count: others.length })}
          </Typography>
          {others.map(hazard => (
            <HazardItem key={hazard.id} hazard={hazard} />
          ))}
        </details>
      )}
    </Section>
  );
}
