import { GuidanceSubject } from 'aws-control-handbook';
import { GuidanceFindingType } from 'backstage-plugin-security-hub-common';
import { StoredRecord } from '../database/operations/findings/loadRecords';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { GuidanceLanguage, HandbookService } from '../handbook/HandbookService';
import { PresentationContext } from './presentationContext';
import { subjectOfRow } from './subject';

/**
 * The handbook's page about the types of a finding of another product. Who sees a threat at all sees its page; the name of the user or role
 * behind an access key belongs to what the threat rests on, and stands in the page only for those who read that.
 */
export function presentFindingType(
  row: ShownFinding,
  options: {
    context: Pick<PresentationContext, 'resources'>;
    handbook: Pick<HandbookService, 'findingType'>;
    language: GuidanceLanguage;
    /** All: one in the format of the unified Security Hub may know less of the types than one in the other */
    records: readonly StoredRecord[];
    restricted: boolean;
  },
): GuidanceFindingType | undefined {
  const { context, handbook, language, records, restricted } = options;
  const subject = subjectOfRow(row, context);
  return handbook.findingType(
    row.product_key,
    records.flatMap(({ record }) => record.provider.types),
    restricted ? subject : withPrincipal(subject, records),
    language,
  );
}

function withPrincipal(
  subject: GuidanceSubject,
  records: readonly StoredRecord[],
): GuidanceSubject {
  const { resource } = subject;
  const named = records
    .flatMap(({ record }) => record.provider.resources)
    .find(
      ({ canonicalId, displayName }) =>
        canonicalId === resource?.id && displayName !== undefined,
    );
  const displayName = resource?.displayName ?? named?.displayName;
  return displayName === undefined
    ? subject
    : { ...subject, resource: { ...resource, displayName } };
}
