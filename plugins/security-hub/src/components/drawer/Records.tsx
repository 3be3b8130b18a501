import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { FindingDetails } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { regionName } from '../shared/names';
import { Section } from '../shared/Section';
import { Snippet } from '../shared/Snippet';

const useStyles = makeStyles<Theme>(theme => ({
  plain: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: '1.2em' },
  records: {
    overflowX: 'auto',
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      wordBreak: 'normal',
      verticalAlign: 'top',
      whiteSpace: 'nowrap',
    },
  },
  id: {
    minWidth: 150,
    '&&': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
  },
}));

/** What AWS keeps of the finding: reasons of the result, requirements, the records, and the newest of them as it is. */
export function Records(props: { evidence: FindingDetails['evidence'] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { evidence } = props;
  return (
    <>
      {evidence.complianceReasons.length > 0 && (
        <Section title={t('evidence.compliance')}>
          <ul className={classes.list}>
            {evidence.complianceReasons.map(reason => (
              <Typography
                key={reason}
                variant="body2"
                component="li"
                className={classes.plain}
              >
                {reason}
              </Typography>
            ))}
          </ul>
        </Section>
      )}
      {evidence.requirements.length > 0 && (
        <Section title={t('evidence.requirements')}>
          <Typography variant="body2">
            {format.list(evidence.requirements)}
          </Typography>
        </Section>
      )}
      <Section title={t('evidence.records')}>
        <Typography variant="body2" gutterBottom>
          {t('evidence.recordsIntro', { count: evidence.records.length })}{' '}
          {evidence.survivesRecreation !== undefined &&
            (evidence.survivesRecreation
              ? t('evidence.recreation')
              : t('evidence.noRecreation'))}
        </Typography>
        <div
          className={classes.records}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by the keyboard
          tabIndex={0}
          role="group"
          aria-label={t('evidence.records')}
        >
          <Table size="small" aria-label={t('evidence.records')}>
            <TableHead>
              <TableRow>
                <TableCell>{t('evidence.record')}</TableCell>
                <TableCell>{t('evidence.account')}</TableCell>
                <TableCell>{t('evidence.region')}</TableCell>
                <TableCell>{t('evidence.recordState')}</TableCell>
                <TableCell>{t('evidence.workflow')}</TableCell>
                <TableCell>{t('evidence.updated')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {evidence.records.map(record => (
                <TableRow key={`${record.productArn} ${record.id}`}>
                  <TableCell className={classes.id}>
                    {record.id}
                    {record.gaps && record.gaps.length > 0 && (
                      <Typography variant="caption" component="p">
                        {t('evidence.gaps', { gaps: format.list(record.gaps) })}
                      </Typography>
                    )}
                  </TableCell>
                  <TableCell>{record.account}</TableCell>
                  <TableCell>{regionName(record.region, t)}</TableCell>
                  <TableCell>
                    {t(`evidence.recordStates.${record.recordState}`)}
                    {record.compliance &&
                      ` · ${t(`compliance.${record.compliance}`)}`}
                  </TableCell>
                  <TableCell>{t(`workflow.${record.workflow}`)}</TableCell>
                  <TableCell>
                    {record.updatedAt && format.dateTime(record.updatedAt)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      </Section>
      <Section title={t('evidence.document')}>
        {evidence.document === undefined ? (
          <Typography variant="body2">{t('evidence.documentSlim')}</Typography>
        ) : (
          <details>
            <Typography variant="body2" component="summary">
              {t('evidence.documentShow')}
            </Typography>
            <Snippet
              label={t('evidence.document')}
              copyName={t('evidence.documentCopy')}
              code={JSON.stringify(evidence.document, undefined, 2)}
            />
          </details>
        )}
      </Section>
    </>
  );
}
