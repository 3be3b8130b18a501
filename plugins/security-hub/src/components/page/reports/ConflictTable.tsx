import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Conflict } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { PriorityCountsText } from '../shared/PriorityCountsText';
import { usePageStyles } from '../shared/usePageStyles';

/** Sets of entities, most findings first. Entities that the reader may not see are said to be there, and no more. */
export function ConflictTable(props: { conflicts: readonly Conflict[] }) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('page.reports.conflicts.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.reports.conflicts.entities')}</TableCell>
            <TableCell>{t('list.priority')}</TableCell>
            <TableCell align="right">{t('page.reports.findings')}</TableCell>
            <TableCell>{t('page.reports.examples')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.conflicts.map((conflict, index) => (
            <TableRow key={index}>
              <TableCell>
                <ul className={classes.plainList}>
                  {conflict.entities.map(({ entityRef, text }) => (
                    <li key={entityRef}>
                      <EntityRefLink
                        entityRef={entityRef}
                        defaultKind="component"
                        hideIcon
                      />
                      : {text}
                    </li>
                  ))}
                  {conflict.entities.length < 2 && (
                    <li className={classes.muted}>
                      {t('page.reports.conflicts.hiddenEntities')}
                    </li>
                  )}
                </ul>
              </TableCell>
              <TableCell>
                <PriorityCountsText counts={conflict.counts} />
              </TableCell>
              <TableCell align="right" className={classes.number}>
                {format.number(conflict.findings)}
              </TableCell>
              <TableCell className={classes.words}>
                <ul className={classes.plainList}>
                  {conflict.examples?.map(example => (
                    <li key={example}>
                      <code className={classes.code}>{example}</code>
                    </li>
                  ))}
                </ul>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
