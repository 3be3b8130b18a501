import Typography from '@material-ui/core/Typography';
import {
  ControlGuidance,
  FindingDetails,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Section } from '../shared/Section';

/** AWS's own words and links, which every finding has in some form. */
export function AwsLinks(props: {
  guidance: ControlGuidance;
  /** Absent: of no finding in particular */
  evidence?: FindingDetails['evidence'];
}) {
  const { t } = useTranslation();
  const { documentation } = props.guidance;
  const { remediationUrl, consoleUrl } = props.evidence ?? {};
  if (!documentation && !props.evidence) {
    return null;
  }
  return (
    <Section title={t('evidence.links')}>
      {documentation && (
        <Typography variant="body2">
          <ExternalLink url={documentation.url}>
            {t('fix.awsPage')}
          </ExternalLink>
        </Typography>
      )}
      {remediationUrl && remediationUrl !== documentation?.url && (
        <Typography variant="body2">
          <ExternalLink url={remediationUrl}>
            {t('fix.awsRemediation')}
          </ExternalLink>
        </Typography>
      )}
      {consoleUrl && (
        <Typography variant="body2">
          <ExternalLink url={consoleUrl}>{t('fix.consoleLink')}</ExternalLink>
        </Typography>
      )}
    </Section>
  );
}
