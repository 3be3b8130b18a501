import type { LintRule } from '../LintRule';
import { textsOf } from '../texts';

/**
 * Of the CIS benchmarks we carry numbers only. Their titles all are commands that begin with "Ensure", and nothing of ours has to.
 */
const wording: [RegExp, string][] = [
  [
    /(?:^|[.!?:"]\s+|\n\s*)Ensure\b/,
    'a sentence begins with "Ensure", as CIS titles do',
  ],
  [
    /\bCIS\b(?!\s+(?:AWS\s+)?(?:Foundations\s+)?(?:v?\d|requirement))/i,
    'names CIS without a version or requirement number',
  ],
  [
    /\b(?:Profile Applicability|Rationale|Audit Procedure|Remediation Procedure)\s*:/i,
    'has a heading of the CIS benchmarks',
  ],
];

/** No titles or wording of the CIS benchmarks. */
export const cisWordingRule: LintRule = {
  name: 'cis-wording',
  check(input) {
    return textsOf(input).flatMap(({ file, place, text }) =>
      wording
        .filter(([pattern]) => pattern.test(text))
        .map(([, message]) => ({ file, message: `${place}: ${message}` })),
    );
  },
};
