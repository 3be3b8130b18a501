import {
  ControlGuidance,
  FindingDetails,
  GuidanceException,
} from 'backstage-plugin-security-hub-common';
import { AwsLinks } from './AwsLinks';
import { GuidanceView } from './GuidanceView';
import { HandbookPageLink } from './HandbookPageLink';

/** How to fix or answer the finding, in the handbook's words, and AWS's own links. */
export function FixTab(props: {
  details: FindingDetails;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { details, onUseException } = props;
  const guidance: ControlGuidance = details.guidance;
  return (
    <>
      <GuidanceView
        guidance={guidance}
        responders={details.responders ?? []}
        isThreat={details.finding.kind === 'threat'}
        onUseException={onUseException}
      />
      <HandbookPageLink guidance={guidance} />
      <AwsLinks guidance={guidance} evidence={details.evidence} />
    </>
  );
}
