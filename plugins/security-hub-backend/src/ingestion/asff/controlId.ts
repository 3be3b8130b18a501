import type { ControlDirectory } from './controlDirectory';
import { sha256 } from '../../hashing/sha256';
import { asText, memberAt } from './json';

/**
 * The security control of a record of Security Hub: `Compliance.SecurityControlId`; else what the GeneratorId stood for before findings
 * were consolidated; else `ProductFields.ControlId` of an FSBP finding, whose ids are today's. Ids of other standards mean other
 * controls (`PCI.IAM.6` is IAM.19), so they are never used as they are: such a record gets `legacy:<generator>`, which has no handbook
 * page. Undefined only without any generator, not even in the finding's Id.
 */
export function controlIdOf(
  finding: unknown,
  controls: ControlDirectory,
): string | undefined {
  const named = asText(memberAt(finding, 'Compliance', 'SecurityControlId'));
  if (named !== undefined) {
    return spelled(named, controls);
  }
  const generator = asText(memberAt(finding, 'GeneratorId'));
  if (generator !== undefined) {
    const known = controls.controlIdOfLegacyGenerator(generator);
    if (known !== undefined) {
      return known;
    }
  }
  const today = idOfToday(finding, generator);
  if (today !== undefined) {
    return spelled(today, controls);
  }
  return generator === undefined
    ? idInFindingId(finding, controls)
    : bounded(`legacy:${withoutPartition(generator)}`);
}

/** Without a generator the finding's Id still names it: `.../subscription/<generator>/finding/...`. */
function idInFindingId(
  finding: unknown,
  controls: ControlDirectory,
): string | undefined {
  const path =
    /^arn:[^:]*:securityhub:[^:]*:[^:]*:(?:subscription\/)?(.+)\/finding\/[^/]*$/.exec(
      asText(memberAt(finding, 'Id')) ?? '',
    )?.[1];
  // CIS 1.2.0 says `rule/` in its generators, not in its Ids.
  return path === undefined
    ? undefined
    : controls.controlIdOfLegacyGenerator(path) ??
        controls.controlIdOfLegacyGenerator(
          path.replace(/(\/v\/[^/]+)\/([^/]+)$/, '$1/rule/$2'),
        );
}

/** Ids of controls that are newer than what we know: two families of generators end with today's id. */
function idOfToday(
  finding: unknown,
  generator: string | undefined,
): string | undefined {
  const fields = [
    'StandardsArn',
    'StandardsSubscriptionArn',
    'StandardsControlArn',
  ];
  const foundational = [
    generator,
    ...fields.map(field => asText(memberAt(finding, 'ProductFields', field))),
  ].some(text =>
    /(^|\/)aws-foundational-security-best-practices\//.test(text ?? ''),
  );
  const control = asText(memberAt(finding, 'ProductFields', 'ControlId'));
  if (foundational && control !== undefined) {
    return control;
  }
  return /^(?:security-control|aws-foundational-security-best-practices\/v\/1\.0\.0)\/([^/]+)$/.exec(
    generator ?? '',
  )?.[1];
}

function spelled(id: string, controls: ControlDirectory): string {
  return bounded(controls.canonicalControlId(id) ?? id);
}

function withoutPartition(generator: string): string {
  return generator.replace(/^arn:aws[a-z-]*:securityhub:[^:]*:[^:]*:/, '');
}

function bounded(id: string): string {
  return id.length <= 200
    ? id
    : `${id.slice(0, 180)}#${sha256(id).slice(0, 16)}`;
}
