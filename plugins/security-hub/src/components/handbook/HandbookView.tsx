import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import PrintIcon from '@material-ui/icons/Print';
import {
  Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEffect, useMemo, useRef } from 'react';
import { useFormat } from '../../format/useFormat';
import { useEntityHandbook, useSummary } from '../../queries/entityQueries';
import { useTranslation } from '../../translations/useTranslation';
import { FreshnessNotice } from '../states/FreshnessNotice';
import { HandbookBody } from './HandbookBody';
import { handbookId } from './handbookId';
import { useHandbookStyles } from './useHandbookStyles';
import { usePrintStyles } from './usePrintStyles';

/** The handbook of one entity, to read in one go or to print: a page for everything that somebody still has to act on. */
export function HandbookView(props: { entity: Entity; onBack: () => void }) {
  usePrintStyles();
  const classes = useHandbookStyles();
  const { t } = useTranslation();
  const { language, dateTime } = useFormat();
  const { entity } = props;
  const ref = useMemo(() => getCompoundEntityRef(entity), [entity]);
  const query = useEntityHandbook(ref, language);
  const freshness = useSummary(ref).data?.freshness;
  const heading = useRef<HTMLHeadingElement>(null);
  // What the reader pressed is gone.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const [first] = query.data?.pages ?? [];
  return (
    <div id={handbookId} className={classes.root}>
      <div className={classes.tools}>
        <Button
          size="small"
          startIcon={<ArrowBackIcon />}
          onClick={props.onBack}
        >
          {t('entityHandbook.back')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="primary"
          startIcon={<PrintIcon />}
          disabled={!query.isSuccess || query.hasNextPage}
          onClick={() => window.print()}
        >
          {t('entityHandbook.print')}
        </Button>
      </div>
      <Typography
        ref={heading}
        className={classes.title}
        tabIndex={-1}
        variant="h4"
        component="h2"
      >
        {t('entityHandbook.title', {
          name: entity.metadata.title ?? entity.metadata.name,
        })}
      </Typography>
      {first && (
        <Typography variant="body2" className={classes.asOf}>
          {first.asOf
            ? t('entityHandbook.asOf', { time: dateTime(first.asOf) })
            : t('entityHandbook.asOfUnknown')}
        </Typography>
      )}
      {freshness && <FreshnessNotice freshness={freshness} />}
      <HandbookBody
        query={query}
        entityRef={stringifyEntityRef(entity)}
        freshness={freshness}
      />
    </div>
  );
}
