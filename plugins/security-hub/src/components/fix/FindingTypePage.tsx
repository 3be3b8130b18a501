import Typography from '@material-ui/core/Typography';
import {
  GuidanceException,
  GuidanceFindingType,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Section } from '../shared/Section';
import { Exceptions } from './Exceptions';
import { FixSteps } from './FixSteps';
import { GuidanceBlocks } from './GuidanceBlocks';
import { Hazards } from './Hazards';
import { OwnPageNotice } from './OwnPageNotice';
import { BlockSection, PageSources, TranslationNotice } from './PageParts';
import { useReading } from './readingContext';
import { WhoToCall } from './WhoToCall';

/** What to do first: in any case, then for the kind of resource. */
function FirstResponse(props: { page: GuidanceFindingType }) {
  const { t } = useTranslation();
  const { firstResponse, byResource, resourceKnown } = props.page;
  if (firstResponse.length + byResource.length === 0) {
    return null;
  }
  return (
    <Section title={t('fix.firstResponse')}>
      <GuidanceBlocks blocks={firstResponse} />
      {resourceKnown === false && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('fix.resourceUnknown')}
        </Typography>
      )}
      {byResource.map(({ kind, blocks }) => (
        <div key={kind}>
          <Typography variant="subtitle2" component="h4" gutterBottom>
            {t(`fix.resourceKind.${kind}`)}
          </Typography>
          <GuidanceBlocks blocks={blocks} />
        </div>
      ))}
    </Section>
  );
}

/**
 * The page of the handbook, or of the organisation, about a finding of another product than Security Hub: what it means, hazards before
 * instructions, what to do first and whom to call.
 */
export function FindingTypePage(props: {
  page: GuidanceFindingType;
  /** Refs of the groups that respond; empty: nobody is known; absent: nobody asked */
  responders?: string[];
  /** Whether they answer threats; else they own the resource */
  isThreat: boolean;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { t } = useTranslation();
  // Read as such, its title is the heading of the whole
  const reading = useReading();
  const { page } = props;
  return (
    <>
      <TranslationNotice translation={page.translation} />
      {!reading && (
        <Typography
          variant="h6"
          component="h3"
          gutterBottom
          lang={page.titleLanguage}
        >
          {page.title}
        </Typography>
      )}
      {page.own && <OwnPageNotice own={page.own} reviewed={page.reviewed} />}
      <BlockSection title={t('fix.meaning')} blocks={page.meaning} />
      <Hazards hazards={page.hazards} />
      <FirstResponse page={page} />
      {page.fix && <FixSteps fix={page.fix} />}
      <WhoToCall
        blocks={page.whoToCall}
        responders={props.responders}
        isThreat={props.isThreat}
      />
      <BlockSection title={t('fix.verify')} blocks={page.verify} />
      <BlockSection title={t('fix.rollBack')} blocks={page.rollBack ?? []} />
      <Exceptions exceptions={page.exceptions} onUse={props.onUseException} />
      <PageSources
        references={page.references}
        reviewed={page.own ? undefined : page.reviewed}
      />
    </>
  );
}
