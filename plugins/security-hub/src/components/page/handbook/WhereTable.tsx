import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { HandbookPageUse } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { defaultViewState, writeViewState } from '../../../state/viewState';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { entityName } from '../shared/entityNames';
import { usePageStyles } from '../shared/usePageStyles';
import { useSecurityTabPath } from '../shared/useSecurityTabPath';

/** Entities by their open findings of a control; the number leads to these findings. */
export function WhereTable(props: {
  /** The control's id */
  pageId: string;
  items: HandbookPageUse['items'];
}) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const tabPath = useSecurityTabPath();
  const { pageId, items } = props;
  const search = writeViewState(new URLSearchParams(), {
    ...defaultViewState,
    control: [pageId],
  });
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('handbook.where.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('handbook.where.entity')}</TableCell>
            <TableCell align="right">{t('handbook.where.open')}</TableCell>
            <TableCell align="right">{t('handbook.where.resources')}</TableCell>
            <TableCell align="right">{t('handbook.where.accounts')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(item => {
            const number = format.number(item.open);
            return (
              <TableRow key={item.entityRef}>
                <TableCell>
                  <EntityRefLink
                    entityRef={item.entityRef}
                    defaultKind="component"
                    title={item.title}
                    hideIcon
                  />
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  <Link
                    to={`${tabPath(item.entityRef)}?${search}`}
                    underline="always"
                    aria-label={t('handbook.where.show', {
                      number,
                      page: pageId,
                      name: item.title ?? entityName(item.entityRef),
                    })}
                  >
                    {number}
                  </Link>
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {format.number(item.resources)}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {format.number(item.accounts)}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
