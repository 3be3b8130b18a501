import Typography from '@material-ui/core/Typography';
import { GuidanceHazard } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { useExpanded } from '../shared/expanded';
import { Section } from '../shared/Section';
import { HazardItem } from './HazardItem';

/** Hazards before any instruction: those that apply, those to check, and folded away but on paper those that do not apply. */
export function Hazards(props: { hazards: readonly GuidanceHazard[] }) {
  const { t } = useTranslation();
  const expanded = useExpanded();
  const relevant = props.hazards.filter(({ matched }) => matched !== false);
  const others = props.hazards.filter(({ matched }) => matched === false);
  const otherTitle = t('fix.otherHazards', { count: others.length });
  const otherItems = others.map(hazard => (
    <HazardItem key={hazard.id} hazard={hazard} />
  ));
  return (
    <Section title={t('fix.hazards')}>
      {relevant.map(hazard => (
        <HazardItem key={hazard.id} hazard={hazard} />
      ))}
      {props.hazards.length === 0 && (
        <Typography variant="body2">{t('fix.noHazards')}</Typography>
      )}
      {others.length > 0 && expanded && (
        <>
          <Typography variant="body2" gutterBottom>
            {otherTitle}
          </Typography>
          {otherItems}
        </>
      )}
      {others.length > 0 && !expanded && (
        <details>
          <Typography variant="body2" component="summary">
            {otherTitle}
          </Typography>
          {otherItems}
        </details>
      )}
    </Section>
  );
}
