import { GuidanceFacts } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Facts } from '../shared/Facts';
import { Section } from '../shared/Section';
import { SeverityLabel } from '../shared/SeverityLabel';

/** What is publicly known about a control without a page. */
export function ControlFacts(props: { facts: GuidanceFacts }) {
  const { t } = useTranslation();
  const { facts } = props;
  return (
    <Section title={t('fix.controlFacts')}>
      <Facts
        facts={[
          [t('filters.control'), `${facts.id} ${facts.title}`],
          [
            t('filters.severity'),
            <SeverityLabel key="severity" severity={facts.severity} />,
          ],
          [t('fix.category'), facts.category],
          [t('filters.layer'), t(`layer.${facts.layer}`)],
          [t('fix.resourceTypes'), facts.resourceTypes?.join(', ')],
          [t('fix.configRule'), facts.configRule],
          [
            t('fix.standards'),
            Object.entries(facts.standards)
              .map(([standard, requirements]) =>
                [standard, ...requirements].join(' '),
              )
              .join('; '),
          ],
        ]}
      />
    </Section>
  );
}
