import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import {
  EntityScope,
  EntitySummary,
  isIncomplete,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { ChangeView } from '../../state/useViewState';
import { hasFilters, ViewState, withoutFilters } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { FreshnessTable } from '../head/FreshnessTable';
import { EmptyState } from './EmptyState';
import { stateMessages } from './FreshnessNotice';
import { NoAnnotationState } from './NoAnnotationState';

/** Such a selector matches nothing until somebody has given his word for it. */
const unclaimed: ReadonlySet<string> = new Set([
  'not-claimable',
  'pending',
  'rejected',
]);

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Why the list is empty: each reason has its own words, and only the last one is good news. */
export function NoFindingsState(props: {
  entity: Entity;
  summary: EntitySummary;
  scope?: EntityScope;
  state: ViewState;
  change: ChangeView;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entity, summary, scope, state, change } = props;
  const { freshness } = summary;
  const total = sum(summary.byStatus);
  if (total > 0 && hasFilters(state)) {
    return (
      <EmptyState
        title={t('empty.filtered.title')}
        text={t('empty.filtered.text')}
      >
        <Button
          color="primary"
          variant="outlined"
          onClick={() => change(current => withoutFilters(current))}
        >
          {t('filters.clear')}
        </Button>
      </EmptyState>
    );
  }
  const selectors = scope?.selectors ?? [];
  if (total === 0 && !summary.scope.configured) {
    return summary.rollUp && summary.rollUp.members > 1 ? (
      <EmptyState
        title={t('empty.noMembers.title')}
        text={t('empty.noMembers.text')}
      />
    ) : (
      <NoAnnotationState entity={entity} />
    );
  }
  if (
    total === 0 &&
    selectors.length > 0 &&
    selectors.every(({ state: selectorState }) => unclaimed.has(selectorState))
  ) {
    const reason = selectors.every(
      ({ state: selectorState }) => selectorState === 'not-claimable',
    )
      ? 'notClaimable'
      : 'notConfirmed';
    return (
      <EmptyState
        title={t(`empty.${reason}.title`)}
        text={t(`empty.${reason}.text`)}
      />
    );
  }
  const unread =
    freshness.state !== 'ok' &&
    freshness.state !== 'stale' &&
    (total === 0 || !freshness.asOf);
  if (unread && freshness.state !== 'ok') {
    const message = stateMessages[freshness.state];
    return (
      <EmptyState
        title={t(`empty.${message}.title`)}
        text={t(`empty.${message}.text`, {
          time: freshness.asOf
            ? format.dateTime(freshness.asOf)
            : t('common.unknown'),
        })}
      >
        <FreshnessTable freshness={freshness} />
      </EmptyState>
    );
  }
  const unknown = summary.byStatus.unknown ?? 0;
  const time = freshness.asOf && format.dateTime(freshness.asOf);
  const text = () => {
    if (!time) {
      return t('empty.nothingFound.textUnknown');
    }
    if (isIncomplete(freshness)) {
      return t('empty.nothingFound.incomplete');
    }
    return freshness.state === 'ok'
      ? t('empty.nothingFound.text', { time })
      : t('empty.nothingFound.stale', { time });
  };
  return (
    <EmptyState title={t('empty.nothingFound.title')} text={text()}>
      {unknown > 0 && (
        <>
          <Typography variant="body2">
            {t('empty.nothingFound.unknown', { count: unknown })}
          </Typography>
          <Button
            color="primary"
            onClick={() => change({ status: ['unknown'] })}
          >
            {t('empty.nothingFound.showUnknown')}
          </Button>
        </>
      )}
      {total > unknown && (
        <Button color="primary" onClick={() => change({ status: [] })}>
          {t('empty.nothingFound.others', { count: total })}
        </Button>
      )}
    </EmptyState>
  );
}
