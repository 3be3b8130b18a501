import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { ScopeSelector } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { Tag } from '../../shared/Tag';
import { usePageStyles } from '../shared/usePageStyles';

/** How a scope was read: its selectors in words, and what each of them matches. */
export function PreviewSelectors(props: {
  selectors: readonly ScopeSelector[];
}) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  if (props.selectors.length === 0) {
    return (
      <Typography variant="body2">{t('page.scope.noSelectors')}</Typography>
    );
  }
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('page.scope.selectors')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('scope.selector')}</TableCell>
            <TableCell>{t('scope.state')}</TableCell>
            <TableCell align="right">{t('scope.matched')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.selectors.map((selector, index) => (
            <TableRow key={index}>
              <TableCell className={classes.words}>{selector.text}</TableCell>
              <TableCell>
                <Tag tone={selector.state === 'ok' ? 'plain' : 'notice'}>
                  {t(`scope.stateName.${selector.state}`)}
                </Tag>
                {selector.message && (
                  <Typography variant="body2" component="div">
                    {selector.message}
                  </Typography>
                )}
              </TableCell>
              <TableCell align="right" className={classes.number}>
                {format.number(selector.matched)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
