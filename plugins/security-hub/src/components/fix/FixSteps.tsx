import Typography from '@material-ui/core/Typography';
import {
  GuidanceFixMethod,
  GuidancePage,
} from 'backstage-plugin-security-hub-common';
import { useState } from 'react';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { TabSet } from '../shared/TabSet';
import { GuidanceBlocks } from './GuidanceBlocks';

/** The fix by each method that the page has, and why others are missing. */
export function FixSteps(props: { fix: GuidancePage['fix'] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<GuidanceFixMethod>();
  const { existingResource, methods, missing, preferredMethod } = props.fix;
  const preferred = methods.find(({ method }) => method === preferredMethod);
  const shown =
    methods.find(({ method }) => method === chosen) ??
    preferred ??
    methods.at(0);
  if (!shown && existingResource.length === 0 && missing.length === 0) {
    return null;
  }
  return (
    <Section title={t('fix.steps')}>
      <GuidanceBlocks blocks={existingResource} />
      {shown && (
        <TabSet
          name={t('fix.methods')}
          tabs={methods.map(({ method }) => ({
            id: method,
            label: t(`fix.method.${method}`),
          }))}
          value={shown.method}
          onChange={setChosen}
        >
          {shown === preferred && (
            <Typography variant="body2" color="textSecondary" gutterBottom>
              {t('fix.preferredMethod', {
                method: t(`fix.method.${shown.method}`),
              })}
            </Typography>
          )}
          <GuidanceBlocks blocks={shown.blocks} />
        </TabSet>
      )}
      {missing.map(({ method, reason }) => (
        <Typography key={method} variant="body2" color="textSecondary">
          {t(`fix.missing.${reason}`, { method: t(`fix.method.${method}`) })}
        </Typography>
      ))}
    </Section>
  );
}
