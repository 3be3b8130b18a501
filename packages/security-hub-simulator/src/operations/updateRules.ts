import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';

const labels = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const workflowStatuses = ['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED'];
const verificationStates = [
  'UNKNOWN',
  'TRUE_POSITIVE',
  'FALSE_POSITIVE',
  'BENIGN_POSITIVE',
];

function check(holds: boolean, message: string): void {
  if (!holds) {
    throw invalidInput(`Invalid parameter: ${message}`);
  }
}

function isText(value: unknown, longest: number): boolean {
  return (
    typeof value === 'string' && value.length >= 1 && value.length <= longest
  );
}

function isScore(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'number' && value >= 0 && value <= 100)
  );
}

/**
 * Checks a BatchUpdateFindings request as a whole.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html
 *
 * @throws InvalidInputException
 */
export function checkUpdate(input: Record<string, unknown>): void {
  const identifiers = input.FindingIdentifiers;
  check(
    Array.isArray(identifiers) &&
      identifiers.length >= 1 &&
      identifiers.length <= 100,
    'FindingIdentifiers must have 1 to 100 entries',
  );
  if (input.Note !== undefined) {
    check(
      isText(memberOf(input.Note, 'Text'), 512),
      'Note.Text must have 1 to 512 characters',
    );
    check(
      isText(memberOf(input.Note, 'UpdatedBy'), 512),
      'Note.UpdatedBy must have 1 to 512 characters',
    );
  }
  if (input.UserDefinedFields !== undefined) {
    const fields = Object.entries(input.UserDefinedFields ?? {});
    check(fields.length <= 50, 'UserDefinedFields can have up to 50 pairs');
    for (const [key, value] of fields) {
      check(
        isText(key, 128),
        'a key of UserDefinedFields must have 1 to 128 characters',
      );
      check(
        typeof value === 'string' && value.length <= 1024,
        'a value of UserDefinedFields can have up to 1024 characters',
      );
    }
  }
  if (input.Workflow !== undefined) {
    check(
      workflowStatuses.includes(String(memberOf(input.Workflow, 'Status'))),
      'Workflow.Status is not valid',
    );
  }
  if (input.Severity !== undefined) {
    const label = memberOf(input.Severity, 'Label');
    check(
      label === undefined || labels.includes(String(label)),
      'Severity.Label is not valid',
    );
    check(
      isScore(memberOf(input.Severity, 'Normalized')),
      'Severity.Normalized must be between 0 and 100',
    );
  }
  if (input.VerificationState !== undefined) {
    check(
      verificationStates.includes(String(input.VerificationState)),
      'VerificationState is not valid',
    );
  }
  check(isScore(input.Confidence), 'Confidence must be between 0 and 100');
  check(isScore(input.Criticality), 'Criticality must be between 0 and 100');
  if (input.Types !== undefined) {
    check(
      Array.isArray(input.Types) && input.Types.length <= 50,
      'Types can have up to 50 entries',
    );
  }
  if (input.RelatedFindings !== undefined) {
    check(
      Array.isArray(input.RelatedFindings) &&
        input.RelatedFindings.length <= 10,
      'RelatedFindings can have up to 10 entries',
    );
  }
}

const normalizedOf: Record<string, number> = {
  INFORMATIONAL: 0,
  LOW: 1,
  MEDIUM: 40,
  HIGH: 70,
  CRITICAL: 90,
};

/** A severity as stored: a label brings its number. */
export function severityUpdate(update: unknown): Record<string, unknown> {
  const label = memberOf(update, 'Label');
  const normalized = memberOf(update, 'Normalized');
  const product = memberOf(update, 'Product');
  return {
    ...(label === undefined
      ? {}
      : { Label: label, Normalized: normalizedOf[String(label)] }),
    ...(normalized === undefined ? {} : { Normalized: normalized }),
    ...(product === undefined ? {} : { Product: product }),
  };
}
