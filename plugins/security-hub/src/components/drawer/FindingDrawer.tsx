import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { useFormat } from '../../format/useFormat';
import { useFinding } from '../../queries/findingQueries';
import { ChangeView } from '../../state/useViewState';
import { ViewState } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { StartDecision } from '../decide/decisionDraft';
import { Notice } from '../shared/Notice';
import { errorStatus } from '../states/errorMessage';
import { LoadingFailed } from '../states/LoadingFailed';
import { FindingDetailsView } from './FindingDetailsView';

const useStyles = makeStyles<Theme>(theme => ({
  paper: {
    width: 'min(820px, 100vw)',
    padding: theme.spacing(2, 3),
    fontFamily: theme.typography.fontFamily,
    backgroundColor: theme.palette.background.paper,
  },
  close: {
    position: 'absolute',
    top: theme.spacing(1),
    right: theme.spacing(1),
  },
}));

/** One finding in detail, beside the list. It is in the URL, so that the link can be sent to somebody. */
export function FindingDrawer(props: {
  entity: CompoundEntityRef;
  state: ViewState;
  change: ChangeView;
  onDecide: StartDecision;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { language } = useFormat();
  const { state, change, entity } = props;
  const query = useFinding(entity, state.finding, language);
  const close = () => change({ finding: undefined, tab: 'fix' });
  const failed = () =>
    errorStatus(query.error) === 404 ? (
      <Notice tone="notice">{t('drawer.notFound')}</Notice>
    ) : (
      <LoadingFailed error={query.error} onRetry={() => query.refetch()} />
    );
  return (
    <Drawer
      anchor="right"
      open={state.finding !== undefined}
      onClose={close}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-label': t('drawer.label', {
          title: query.data?.finding.title ?? '',
        }),
      }}
    >
      <IconButton
        className={classes.close}
        aria-label={t('common.close')}
        onClick={close}
      >
        <CloseIcon />
      </IconButton>
      {query.isPending && <LinearProgress aria-label={t('drawer.loading')} />}
      {query.isError && !query.data && failed()}
      {query.data && (
        <FindingDetailsView
          entity={entity}
          details={query.data}
          tab={state.tab}
          onTab={tab => change({ tab }, { replace: true })}
          onOpen={finding => change({ finding, tab: 'fix' })}
          onDecide={props.onDecide}
        />
      )}
    </Drawer>
  );
}
