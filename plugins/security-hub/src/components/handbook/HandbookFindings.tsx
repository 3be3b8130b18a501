import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Finding } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { useListStyles } from '../list/useListStyles';
import { accountName, personName, regionName } from '../shared/names';
import { VerdictTag } from '../shared/VerdictTag';
import { useHandbookStyles } from './useHandbookStyles';

/** The resources that a page is about, the most urgent first. */
export function HandbookFindings(props: {
  /** What the group is called */
  name: string;
  findings: readonly Finding[];
  /** How many there are, of which `findings` may be a part */
  total: number;
  /** The entity whose page this is */
  entityRef: string;
  /** Whether the organisation decided differently about them */
  verdictsDiffer: boolean;
}) {
  const classes = useHandbookStyles();
  const listClasses = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { findings, total, verdictsDiffer } = props;
  const due = ({ dueAt, overdue }: Finding) => {
    const time = dueAt && format.date(dueAt);
    return time && overdue ? t('list.overdue', { time }) : time;
  };
  return (
    <div className={classes.findings}>
      <Table
        size="small"
        className={listClasses.table}
        aria-label={t('entityHandbook.findings', { name: props.name })}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('list.resource')}</TableCell>
            <TableCell>{t('list.account')}</TableCell>
            <TableCell>{t('list.region')}</TableCell>
            <TableCell>{t('list.status')}</TableCell>
            <TableCell>{t('list.due')}</TableCell>
            {verdictsDiffer && <TableCell>{t('filters.verdict')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {findings.map(finding => (
            <TableRow key={finding.key}>
              <TableCell>
                {finding.resource.name}
                {finding.resourceCount > 1 && (
                  <div className={listClasses.muted}>
                    {t('list.moreResources', {
                      count: finding.resourceCount - 1,
                    })}
                  </div>
                )}
                {finding.primaryEntityRef &&
                  finding.primaryEntityRef !== props.entityRef && (
                    <div className={listClasses.muted}>
                      {t('members.of', {
                        name: personName(finding.primaryEntityRef),
                      })}
                    </div>
                  )}
              </TableCell>
              <TableCell>
                {accountName(finding.account)}
                <div className={listClasses.muted}>
                  {t(`environment.${finding.account.environment ?? 'unknown'}`)}
                </div>
              </TableCell>
              <TableCell>{regionName(finding.region, t)}</TableCell>
              <TableCell>{t(`findingStatus.${finding.status}`)}</TableCell>
              <TableCell>{due(finding)}</TableCell>
              {verdictsDiffer && (
                <TableCell>
                  {finding.verdict && <VerdictTag verdict={finding.verdict} />}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {findings.length < total && (
        <Typography variant="body2">
          {t('entityHandbook.someFindings', {
            shown: format.number(findings.length),
            total: format.number(total),
          })}
        </Typography>
      )}
    </div>
  );
}
