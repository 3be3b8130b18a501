import { HandbookPage } from 'backstage-plugin-security-hub-common';
import { AwsLinks } from '../../fix/AwsLinks';
import { GuidanceView } from '../../fix/GuidanceView';
import { RetiredNotice } from '../../fix/RetiredNotice';

/** What the page itself says: hazards first, then why, how, and the facts that are known publicly. */
export function ShippedPart({ page }: { page: HandbookPage }) {
  const { facts } = page;
  return (
    <>
      {facts && !page.page && facts.status !== 'active' && (
        <RetiredNotice
          date={facts.statusDate}
          replacedBy={facts.replacedBy ?? []}
        />
      )}
      <GuidanceView
        guidance={page}
        isThreat={page.findingType?.responder === 'threat'}
      />
      <AwsLinks guidance={page} />
    </>
  );
}
