import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { useIdentity } from '../../../queries/organisationQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { Loaded } from '../shared/Loaded';
import { usePageStyles } from '../shared/usePageStyles';
import { ScopeFormFields } from './ScopeFormFields';
import { ScopeResult } from './ScopeResult';
import { useScopeTrial } from './useScopeTrial';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(320px, 5fr) 7fr',
    gap: theme.spacing(3),
    alignItems: 'start',
    '& > *': { minWidth: 0 },
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
  },
}));

function Trial(props: { groups: readonly string[] }) {
  const classes = useStyles();
  const trial = useScopeTrial(props.groups);
  return (
    <div className={classes.root}>
      <ScopeFormFields
        groups={props.groups}
        form={trial.form}
        mistake={trial.mistake}
        problems={trial.problems}
        busy={trial.query.isFetching}
        onChange={trial.change}
        onSubmit={trial.submit}
      />
      <ScopeResult
        query={trial.query}
        tried={trial.tried}
        changed={trial.changed}
        onRetry={trial.submit}
      />
    </div>
  );
}

/** Where an owner writes a scope and sees what it would match, before anybody changes a catalog file. */
export function TryScopeTab() {
  const page = usePageStyles();
  const { t } = useTranslation();
  const identity = useIdentity();
  return (
    <>
      <Typography variant="body2" className={page.intro}>
        {t('page.scope.intro')}
      </Typography>
      <Loaded query={identity}>
        {({ groups }) => <Trial groups={groups} />}
      </Loaded>
    </>
  );
}
