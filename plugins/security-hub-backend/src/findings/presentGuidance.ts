import { ControlGuidance } from 'backstage-plugin-security-hub-common';
import { StoredRecord } from '../database/operations/findings/loadRecords';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { GuidanceLanguage, HandbookService } from '../handbook/HandbookService';
import { OverlayLookup } from './lookups';
import { presentFindingType } from './presentFindingType';
import { PresentationContext } from './presentationContext';
import { subjectOfRow } from './subject';

/**
 * What the handbook and the organisation say about the control of a finding, or for one of another product what one of them says about such
 * findings.
 */
export function presentGuidance(
  row: ShownFinding,
  options: {
    context: Pick<PresentationContext, 'resources' | 'primaries'>;
    handbook: HandbookService;
    overlay: OverlayLookup | undefined;
    language: GuidanceLanguage;
    records: readonly StoredRecord[];
    /** What a threat rests on is not for the caller */
    restricted: boolean;
  },
): ControlGuidance {
  const { context, handbook, overlay, language } = options;
  if (!row.control_id) {
    const findingType = presentFindingType(row, options);
    return findingType ? { findingType } : {};
  }
  const subject = subjectOfRow(row, context);
  return {
    ...handbook.guidance(row.control_id, subject, language),
    overlay: overlay?.of(row.control_id, {
      environment: row.environment,
      account: row.account ?? undefined,
      primary: context.primaries.get(row.key),
      subject,
    }),
  };
}
