import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  GuidanceFixMethod,
  GuidancePage,
} from 'backstage-plugin-security-hub-common';
import { useState } from 'react';
import { useTranslation } from '../../translations/useTranslation';
import { useExpanded } from '../shared/expanded';
import { Section } from '../shared/Section';
import { TabSet } from '../shared/TabSet';
import { GuidanceBlocks } from './GuidanceBlocks';

const useStyles = makeStyles<Theme>(theme => ({
  method: { marginTop: theme.spacing(1.5) },
}));

type Fix = GuidancePage['fix'];
type Method = Fix['methods'][number];

/** The steps of one method, and why it comes first where the resource's tags say so. */
function MethodSteps(props: { shown: Method; preferred?: GuidanceFixMethod }) {
  const { t } = useTranslation();
  const { method, blocks } = props.shown;
  return (
    <>
      {method === props.preferred && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('fix.preferredMethod', { method: t(`fix.method.${method}`) })}
        </Typography>
      )}
      <GuidanceBlocks blocks={blocks} />
    </>
  );
}

/** The methods as tabs, of which the chosen one is shown. */
function MethodTabs(props: { fix: Fix }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<GuidanceFixMethod>();
  const { methods, preferredMethod } = props.fix;
  const shown =
    methods.find(({ method }) => method === chosen) ??
    methods.find(({ method }) => method === preferredMethod) ??
    methods.at(0);
  return shown ? (
    <TabSet
      name={t('fix.methods')}
      tabs={methods.map(({ method }) => ({
        id: method,
        label: t(`fix.method.${method}`),
      }))}
      value={shown.method}
      onChange={setChosen}
    >
      <MethodSteps shown={shown} preferred={preferredMethod} />
    </TabSet>
  ) : null;
}

/** All methods one below the other, the preferred one first. */
function AllMethods(props: { fix: Fix }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { methods, preferredMethod } = props.fix;
  const isPreferred = ({ method }: Method) => method === preferredMethod;
  return (
    <>
      {[
        ...methods.filter(isPreferred),
        ...methods.filter(method => !isPreferred(method)),
      ].map(shown => (
        <div key={shown.method}>
          <Typography
            variant="subtitle2"
            component="h4"
            className={classes.method}
          >
            {t(`fix.method.${shown.method}`)}
          </Typography>
          <MethodSteps shown={shown} preferred={preferredMethod} />
        </div>
      ))}
    </>
  );
}

/** The fix by each method that the page has, and why others are missing. */
export function FixSteps(props: { fix: Fix }) {
  const { t } = useTranslation();
  const expanded = useExpanded();
  const { fix } = props;
  const { existingResource, methods, missing } = fix;
  if (methods.length + existingResource.length + missing.length === 0) {
    return null;
  }
  return (
    <Section title={t('fix.steps')}>
      <GuidanceBlocks blocks={existingResource} />
      {expanded ? <AllMethods fix={fix} /> : <MethodTabs fix={fix} />}
      {missing.map(({ method, reason }) => (
        <Typography key={method} variant="body2" color="textSecondary">
          {t(`fix.missing.${reason}`, { method: t(`fix.method.${method}`) })}
        </Typography>
      ))}
    </Section>
  );
}
