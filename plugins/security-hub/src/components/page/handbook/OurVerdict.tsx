import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { GuidanceOrganisation } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { Facts } from '../../shared/Facts';
import { VerdictTag } from '../../shared/VerdictTag';
import { usePageStyles } from '../shared/usePageStyles';
import { verdictCondition } from './verdictCondition';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1, 1.5),
    marginBottom: theme.spacing(1),
  },
  reason: { margin: theme.spacing(0.75, 0) },
}));

/** One verdict: for which findings it holds, why, and what follows from it. */
export function OurVerdict(props: {
  verdict: GuidanceOrganisation['verdicts'][number];
  /** Its place in the file, from 0 */
  position: number;
}) {
  const classes = useStyles();
  const page = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, position } = props;
  const days = (count: number | undefined) =>
    count === undefined ? undefined : t('handbook.ours.days', { count });
  return (
    <li className={classes.root}>
      <VerdictTag verdict={verdict.verdict} />{' '}
      <strong>{verdictCondition(verdict.when, position, t, format)}</strong>
      <Typography variant="body2" className={classes.reason}>
        {verdict.reason}
      </Typography>
      <Facts
        facts={[
          [
            t('fix.overlay.acceptAs'),
            verdict.acceptAs && t(`dialog.reasonName.${verdict.acceptAs}`),
          ],
          [t('handbook.ours.acceptDays'), days(verdict.acceptDays)],
          [
            t('fix.overlay.responder'),
            verdict.responder && (
              <EntityRefLink
                entityRef={verdict.responder}
                defaultKind="group"
                hideIcon
              />
            ),
          ],
          [t('handbook.ours.due'), days(verdict.dueInDays)],
          [t('fix.cost'), verdict.cost],
          [
            t('handbook.ours.version'),
            <code key="version" className={page.code}>
              {verdict.version}
            </code>,
          ],
        ]}
      />
    </li>
  );
}
