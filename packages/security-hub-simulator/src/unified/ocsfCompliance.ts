import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';

/** `status_id` and `status` of a control's result. */
export const ocsfResults: ReadonlyMap<string, [id: number, name: string]> =
  new Map([
    ['PASSED', [1, 'Pass'] as [number, string]],
    ['WARNING', [2, 'Warning']],
    ['FAILED', [3, 'Fail']],
  ]);
/** Of any other result. */
export const unknownResult: [number, string] = [0, 'Unknown'];

/** Path of the product that tells which services cover an account; its records are no findings. */
export const coverageProduct = 'aws/securityhub-coverage';

function texts(finding: AsffRecord, member: string): unknown[] {
  const found = memberOf(finding, 'Compliance', member);
  return Array.isArray(found) ? found : [];
}

/** `compliance` of the OCSF document of a finding. */
export function ocsfCompliance(
  finding: AsffRecord,
  productPath: string,
): Record<string, unknown> {
  const result = textOf(finding, 'Compliance', 'Status') ?? '';
  const [id, name] = ocsfResults.get(result) ?? unknownResult;
  const status = { status: name, status_id: id };
  if (productPath === coverageProduct) {
    return {
      assessments: [
        {
          category: 'Coverage',
          meets_criteria: result === 'PASSED',
          name: textOf(finding, 'Title'),
        },
      ],
      ...status,
    };
  }
  const requirements = texts(finding, 'RelatedRequirements');
  const reasons = texts(finding, 'StatusReasons').flatMap(
    reason => textOf(reason, 'ReasonCode') ?? [],
  );
  return {
    control: textOf(finding, 'Compliance', 'SecurityControlId'),
    ...(requirements.length > 0 ? { requirements } : {}),
    standards: texts(finding, 'AssociatedStandards').flatMap(
      standard => textOf(standard, 'StandardsId') ?? [],
    ),
    ...status,
    ...(reasons.length > 0 ? { status_details: reasons } : {}),
  };
}
