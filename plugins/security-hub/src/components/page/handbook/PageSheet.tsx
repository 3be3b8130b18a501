import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { HandbookPage } from 'backstage-plugin-security-hub-common';
import { ReactNode, useId, useMemo } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { Reading, ReadingContext } from '../../fix/readingContext';
import { handbookId } from '../../handbook/handbookId';
import { usePrintStyles } from '../../handbook/usePrintStyles';
import { ExpandedContext } from '../../shared/expanded';
import { paperLook } from '../../shared/paperLook';
import { PageTabProps } from '../PageTabProps';
import { openPage } from './handbookChanges';
import { HandbookLink } from './HandbookLink';
import { OurPart } from './OurPart';
import { PageHead } from './PageHead';
import { ShippedPart } from './ShippedPart';
import { usePrinting } from './usePrinting';
import { WhereItFails } from './WhereItFails';

const useStyles = makeStyles<Theme>(theme => ({
  root: { '@media print': paperLook(theme) },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
    '@media print': { display: 'block' },
  },
  column: {
    padding: theme.spacing(1.5, 2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    overflowWrap: 'anywhere',
    '@media print': { padding: 0, border: 0, marginBottom: theme.spacing(2) },
  },
  name: { color: theme.palette.text.secondary, lineHeight: 1.5 },
  side: { display: 'grid', gap: theme.spacing(3) },
}));

/** One of the parts that stand side by side, with its name. */
function Column(props: { name: string; children: ReactNode }) {
  const classes = useStyles();
  const id = useId();
  return (
    <section className={classes.column} aria-labelledby={id}>
      <Typography
        id={id}
        variant="overline"
        component="p"
        className={classes.name}
      >
        {props.name}
      </Typography>
      {props.children}
    </section>
  );
}

/** Whether a placeholder stands anywhere in the page. */
function hasPlaceholders(page: HandbookPage): boolean {
  return JSON.stringify([
    page.page,
    page.findingType,
    page.organisation,
  ]).includes('{{');
}

/** A page of the handbook as a sheet: what ships beside what the organisation says, and where it fails. Printed, it is alone on the paper. */
export function PageSheet({
  page,
  state,
  change,
}: PageTabProps & { page: HandbookPage }) {
  usePrintStyles();
  const classes = useStyles();
  const { t } = useTranslation();
  const printing = usePrinting();
  const reading = useMemo<Reading>(
    () => ({
      pageLink: id => <HandbookLink change={openPage(id)}>{id}</HandbookLink>,
    }),
    [],
  );
  return (
    <ReadingContext.Provider value={reading}>
      <ExpandedContext.Provider value={printing}>
        <article id={handbookId} className={classes.root}>
          <PageHead page={page} />
          {hasPlaceholders(page) && (
            <Typography variant="body2" gutterBottom>
              {t('handbook.page.placeholders', {
                example: <code>{'{{resource.name}}'}</code>,
              })}
            </Typography>
          )}
          <div className={classes.columns}>
            <Column
              name={t(
                page.kind === 'own'
                  ? 'handbook.page.ours'
                  : 'handbook.page.shipped',
              )}
            >
              <ShippedPart page={page} />
            </Column>
            <div className={classes.side}>
              <Column
                name={t(
                  page.kind === 'own'
                    ? 'handbook.ours.written'
                    : 'handbook.page.ours',
                )}
              >
                <OurPart page={page} />
              </Column>
              {page.kind === 'control' && (
                <div className={classes.column}>
                  <WhereItFails page={page} state={state} change={change} />
                </div>
              )}
            </div>
          </div>
        </article>
      </ExpandedContext.Provider>
    </ReadingContext.Provider>
  );
}
