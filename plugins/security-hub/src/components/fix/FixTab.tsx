import Typography from '@material-ui/core/Typography';
import {
  ControlGuidance,
  FindingDetails,
  GuidanceException,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Notice } from '../shared/Notice';
import { Section } from '../shared/Section';
import { ControlFacts } from './ControlFacts';
import { FindingTypePage } from './FindingTypePage';
import { FixPage } from './FixPage';
import { OverlayNotice } from './OverlayNotice';

/** AWS's own words and links, which every finding has in some form. */
function AwsLinks(props: {
  guidance: ControlGuidance;
  evidence: FindingDetails['evidence'];
}) {
  const { t } = useTranslation();
  const { documentation } = props.guidance;
  const { remediationUrl, consoleUrl } = props.evidence;
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

/** How to fix or answer the finding: the handbook's page about its control or type, or what is known without one. */
export function FixTab(props: {
  details: FindingDetails;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { t } = useTranslation();
  const { evidence } = props.details;
  const guidance: ControlGuidance = props.details.guidance;
  const { page, findingType } = guidance;
  return (
    <>
      {!guidance.facts && !findingType && (
        <Notice tone="plain">{t('fix.noGuidance')}</Notice>
      )}
      {findingType && (
        <FindingTypePage
          page={findingType}
          responders={props.details.responders ?? []}
          isThreat={props.details.finding.kind === 'threat'}
          onUseException={props.onUseException}
        />
      )}
      {guidance.facts && !page && (
        <>
          <Notice tone="plain">{t('fix.noPage')}</Notice>
          <ControlFacts facts={guidance.facts} />
        </>
      )}
      {page && (
        <FixPage
          page={page}
          overlay={guidance.overlay}
          onUseException={props.onUseException}
        />
      )}
      {!page && guidance.overlay && (
        <OverlayNotice
          overlay={guidance.overlay}
          onUseException={props.onUseException}
        />
      )}
      <AwsLinks guidance={guidance} evidence={evidence} />
    </>
  );
}
