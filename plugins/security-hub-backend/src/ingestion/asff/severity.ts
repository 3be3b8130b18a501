import {
  severities,
  type Severity,
} from 'backstage-plugin-security-hub-common';
import { asNumber, asText, member } from './json';

const words: Readonly<Record<string, Severity>> = {
  important: 'HIGH',
  moderate: 'MEDIUM',
  warning: 'MEDIUM',
  minor: 'LOW',
  info: 'INFORMATIONAL',
  information: 'INFORMATIONAL',
  negligible: 'INFORMATIONAL',
  none: 'INFORMATIONAL',
};

/** A severity in words, AWS's label or what other products call it; undefined where it is none of them. */
export function severityOfText(value: unknown): Severity | undefined {
  const text = asText(value);
  const label = severities.find(severity => severity === text?.toUpperCase());
  const word = text?.toLowerCase() ?? '';
  return (
    label ??
    (Object.prototype.hasOwnProperty.call(words, word)
      ? words[word]
      : undefined)
  );
}

/** AWS's bands of `Severity.Normalized` (0 to 100). */
function severityOfNormalized(value: unknown): Severity | undefined {
  const normalized = asNumber(value);
  if (normalized === undefined || normalized < 0 || normalized > 100) {
    return undefined;
  }
  if (normalized >= 90) {
    return 'CRITICAL';
  }
  if (normalized >= 70) {
    return 'HIGH';
  }
  if (normalized >= 40) {
    return 'MEDIUM';
  }
  return normalized >= 1 ? 'LOW' : 'INFORMATIONAL';
}

/**
 * Severity of an ASFF `Severity` object. The label counts, also where it disagrees with the older `Normalized`; then the bands of
 * `Normalized`; then the words that the product itself uses. A number of the product's own scale says nothing without the scale.
 * Undefined where the object tells nothing.
 * Follows https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Severity.html
 */
export function severityOf(value: unknown): Severity | undefined {
  return (
    severityOfText(member(value, 'Label')) ??
    severityOfNormalized(member(value, 'Normalized')) ??
    severityOfText(member(value, 'Product')) ??
    severityOfText(member(value, 'Original'))
  );
}
