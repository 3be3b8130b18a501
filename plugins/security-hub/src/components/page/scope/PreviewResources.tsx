import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScopePreview } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { FindingNumber } from '../../shared/FindingNumber';
import { usePageStyles } from '../shared/usePageStyles';

/** Some of the resources that a scope would match. */
export function PreviewResources(props: {
  resources: ScopePreview['sampleResources'];
}) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('page.scope.sample')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.scope.resource')}</TableCell>
            <TableCell>{t('page.scope.type')}</TableCell>
            <TableCell>{t('page.scope.account')}</TableCell>
            <TableCell align="right">
              {t('page.scope.findingsColumn')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.resources.map(resource => (
            <TableRow key={resource.id}>
              <TableCell className={classes.words}>
                <code className={classes.code}>{resource.id}</code>
              </TableCell>
              <TableCell>{resource.type}</TableCell>
              <TableCell>{resource.account}</TableCell>
              <TableCell align="right" className={classes.number}>
                <FindingNumber value={resource.findings} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
