import { GuidanceFacts } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Facts } from '../shared/Facts';
import { Section } from '../shared/Section';
import { SeverityLabel } from '../shared/SeverityLabel';

/** What can be set of a control, each with its default and what is allowed. */
function Parameters(props: {
  parameters: NonNullable<GuidanceFacts['parameters']>;
}) {
  const { t } = useTranslation();
  return (
    <>
      {props.parameters.map(parameter => (
        <div key={parameter.name}>
          <code>{parameter.name}</code>
          {parameter.default !== undefined &&
            ` ${t('fix.parameterDefault', { value: parameter.default })}`}
          {parameter.allowed !== undefined &&
            ` ${t('fix.parameterAllowed', { values: parameter.allowed })}`}
          {parameter.customizable && ` ${t('fix.parameterCustomizable')}`}
        </div>
      ))}
    </>
  );
}

/** What is publicly known about a control. */
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
            t('fix.schedule'),
            facts.schedule
              ?.map(when => t(`fix.scheduleName.${when}`))
              .join(', '),
          ],
          [
            t('fix.parameters'),
            facts.parameters && <Parameters parameters={facts.parameters} />,
          ],
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
