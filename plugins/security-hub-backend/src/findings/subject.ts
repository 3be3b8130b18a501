import { GuidanceSubject } from 'aws-control-handbook';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { PresentationContext } from './presentationContext';

/** What guidance and hazards are matched against: the first resource of a finding. */
export function subjectOfRow(
  row: ShownFinding,
  context: Pick<PresentationContext, 'resources'>,
): GuidanceSubject {
  const resource = context.resources.get(row.key);
  return {
    partition: row.partition,
    account: row.account ?? undefined,
    region:
      row.region === 'global' ? resource?.region ?? undefined : row.region,
    resource: {
      id: row.resource_id,
      type: row.resource_type,
      displayName: resource?.display_name ?? undefined,
      tags: resource?.tags ? JSON.parse(resource.tags) : undefined,
    },
  };
}
