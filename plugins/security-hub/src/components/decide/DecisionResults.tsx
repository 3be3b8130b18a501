import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { Decision, Finding } from 'backstage-plugin-security-hub-common';
import { useEffect } from 'react';
import {
  isUnsettled,
  useDecision,
  useRefreshEntity,
  useRetryDecision,
} from '../../queries/findingQueries';
import { useTranslation } from '../../translations/useTranslation';
import { findingTitle } from '../shared/names';
import { WriteBackTag } from '../shared/WriteBackTag';
import { LoadingFailed } from '../states/LoadingFailed';

/** What became of a decision in AWS, finding by finding, until it is settled. */
export function DecisionResults(props: {
  entity: CompoundEntityRef;
  decision: Decision;
  findings: readonly Finding[];
}) {
  const { t } = useTranslation();
  const { entity, findings } = props;
  const query = useDecision(entity, props.decision);
  const retry = useRetryDecision(entity);
  const refresh = useRefreshEntity(entity);
  const { results, id } = query.data;
  const failed = results.filter(({ state }) => state === 'failed').length;
  const unsettled = results.filter(({ state }) => isUnsettled(state)).length;

  useEffect(() => {
    if (unsettled === 0) {
      void refresh();
    }
    // The rows behind the dialog are read again once, when the last write-back is settled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [unsettled === 0]);

  const state = () => {
    if (unsettled > 0) {
      return t('dialog.resultPending');
    }
    return failed > 0
      ? t('dialog.resultFailed', { count: failed })
      : t('dialog.resultSettled');
  };
  return (
    <>
      <Typography variant="body2" gutterBottom role="status">
        {t('dialog.resultIntro')} {state()}
      </Typography>
      {unsettled > 0 && <LinearProgress aria-label={t('common.loading')} />}
      {query.isError && (
        <LoadingFailed error={query.error} onRetry={() => query.refetch()} />
      )}
      {retry.isError && (
        <LoadingFailed error={retry.error} onRetry={() => retry.mutate(id)} />
      )}
      <Table size="small" aria-label={t('dialog.resultTitle')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('dialog.finding')}</TableCell>
            <TableCell>{t('dialog.result')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {results.map(result => {
            const finding = findings.find(
              ({ key }) => key === result.findingKey,
            );
            return (
              <TableRow key={result.findingKey}>
                <TableCell>
                  {finding
                    ? t('list.openFinding', {
                        title: findingTitle(finding),
                        resource: finding.resource.name,
                      })
                    : result.findingKey}
                </TableCell>
                <TableCell>
                  <WriteBackTag state={result.state} message={result.message} />
                  {result.state === 'failed' && (
                    <Typography variant="caption" component="p">
                      {[result.code, result.message].filter(Boolean).join(': ')}
                    </Typography>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {failed > 0 && (
        <Button
          color="primary"
          disabled={retry.isPending}
          onClick={() => retry.mutate(id)}
        >
          {t('dialog.retryFailed')}
        </Button>
      )}
    </>
  );
}
