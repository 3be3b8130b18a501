import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  HandbookPage,
  HandbookPageUse,
} from 'backstage-plugin-security-hub-common';
import { useHandbookPageUse } from '../../../queries/handbookQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { Section } from '../../shared/Section';
import { PageTabProps } from '../PageTabProps';
import { Loaded } from '../shared/Loaded';
import { Pager } from '../shared/Pager';
import { wordsOfUse } from './UseText';
import { WhereTable } from './WhereTable';

const useStyles = makeStyles<Theme>(theme => ({
  // What follows the table keeps its distance
  after: { marginTop: theme.spacing(1) },
}));

const basis = {
  organisation: 'handbook.where.ofOrganisation',
  mine: 'handbook.where.ofMine',
} as const;

/** What the table does not say: findings without an owner, and entities that are not shown. */
function NotListed({ use }: { use: HandbookPageUse }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const sentences = [
    use.unowned > 0 && t('handbook.where.unowned', { count: use.unowned }),
    use.hidden && t('handbook.where.hidden', { count: use.hidden }),
  ].filter(Boolean);
  return sentences.length === 0 ? null : (
    <Typography variant="body2" className={classes.after}>
      {sentences.join(' ')}
    </Typography>
  );
}

/** The table of a control that there are findings of. */
function Where(props: PageTabProps & { pageId: string }) {
  const { t } = useTranslation();
  const { pageId, state, change } = props;
  const { handbook } = state;
  const query = useHandbookPageUse(pageId, handbook.wherePage);
  return (
    <Loaded query={query}>
      {use => (
        <>
          <Typography variant="body2" gutterBottom>
            <strong>{wordsOfUse(use.use, t)}</strong>
            {' · '}
            {t(basis[use.of])}
          </Typography>
          {use.totalItems > 0 && (
            <>
              <WhereTable pageId={pageId} items={use.items} />
              <Pager
                page={handbook.wherePage}
                shown={use.items.length}
                total={use.totalItems}
                onChange={wherePage =>
                  change({
                    page: state.page,
                    handbook: { ...handbook, wherePage },
                  })
                }
              />
            </>
          )}
          <NotListed use={use} />
        </>
      )}
    </Loaded>
  );
}

/** Where a control fails, service by service, of what the reader may count. */
export function WhereItFails(props: PageTabProps & { page: HandbookPage }) {
  const { t } = useTranslation();
  const { page, state, change } = props;
  return (
    <Section title={t('handbook.where.title')}>
      {page.use ? (
        <Where pageId={page.id} state={state} change={change} />
      ) : (
        <Typography variant="body2">
          {t('handbook.where.notCounted')}
        </Typography>
      )}
    </Section>
  );
}
