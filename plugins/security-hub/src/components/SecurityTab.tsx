import { makeStyles, Theme } from '@material-ui/core/styles';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEffect, useRef } from 'react';
import { SecurityHubQueryProvider } from '../queries/SecurityHubQueryProvider';
import { useViewState } from '../state/useViewState';
import { useTranslation } from '../translations/useTranslation';
import { FindingsView } from './FindingsView';
import { HandbookView } from './handbook/HandbookView';

const useStyles = makeStyles<Theme>(theme => ({
  root: { fontFamily: theme.typography.fontFamily },
}));

function SecurityTabOfEntity(props: { entity: Entity }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { entity } = props;
  const [state, change] = useViewState();
  const wasInHandbook = useRef(false);
  useEffect(() => {
    wasInHandbook.current = state.handbook;
  }, [state.handbook]);
  return (
    <section aria-label={t('head.region')} className={classes.root}>
      {state.handbook ? (
        <HandbookView
          entity={entity}
          onBack={() => change({ handbook: false })}
        />
      ) : (
        <FindingsView
          entity={entity}
          state={state}
          change={change}
          backFromHandbook={wasInHandbook.current}
        />
      )}
    </section>
  );
}

/** The tab *Security* of an entity page. Another entity gets a fresh one: no row, selection or dialog of the former stays. */
export function SecurityTab() {
  const { entity } = useEntity();
  return (
    <SecurityHubQueryProvider key={stringifyEntityRef(entity)}>
      <SecurityTabOfEntity entity={entity} />
    </SecurityHubQueryProvider>
  );
}
