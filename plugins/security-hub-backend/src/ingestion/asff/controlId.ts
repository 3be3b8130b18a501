import type { ControlDirectory } from './controlDirectory';
import { sha256 } from '../../hashing/sha256';
import { asText, memberAt } from './json';

/** What of a record says which control it is of. */
export type ControlFacts = {
  /** The id of the security control, as AWS gives it today */
  named?: string;
  generator?: string;
  /** The finding's Id */
  id?: string;
  /** The id that its standard gives the control */
  standardControl?: string;
  /** ARNs of the standard */
  standards?: ReadonlyArray<string | undefined>;
};

/** The security control of a record in ASFF; see {@link controlIdFrom}. */
export function controlIdOf(
  finding: unknown,
  controls: ControlDirectory,
): string | undefined {
  const fields = [
    'StandardsArn',
    'StandardsSubscriptionArn',
    'StandardsControlArn',
  ];
  return controlIdFrom(
    {
      named: asText(memberAt(finding, 'Compliance', 'SecurityControlId')),
      generator: asText(memberAt(finding, 'GeneratorId')),
      id: asText(memberAt(finding, 'Id')),
      standardControl: asText(memberAt(finding, 'ProductFields', 'ControlId')),
      standards: fields.map(field =>
        asText(memberAt(finding, 'ProductFields', field)),
      ),
    },
    controls,
  );
}

/**
 * The security control of a record of Security Hub: the one it names; else what the generator stood for before findings were
 * consolidated; else the id that an FSBP finding gives, whose ids are today's. Ids of other standards mean other controls (`PCI.IAM.6`
 * is IAM.19), so they are never used as they are: such a record gets `legacy:<generator>`, which has no handbook page. Undefined only
 * without any generator, not even in the finding's Id.
 */
export function controlIdFrom(
  facts: ControlFacts,
  controls: ControlDirectory,
): string | undefined {
  const { named, generator } = facts;
  if (named !== undefined) {
    return spelled(named, controls);
  }
  if (generator !== undefined) {
    const known = controls.controlIdOfLegacyGenerator(generator);
    if (known !== undefined) {
      return known;
    }
  }
  const today = idOfToday(facts);
  if (today !== undefined) {
    return spelled(today, controls);
  }
  return generator === undefined
    ? idInFindingId(facts.id, controls)
    : bounded(`legacy:${withoutPartition(generator)}`);
}

/** Without a generator the finding's Id still names it: `.../subscription/<generator>/finding/...`. */
function idInFindingId(
  id: string | undefined,
  controls: ControlDirectory,
): string | undefined {
  const path =
    /^arn:[^:]*:securityhub:[^:]*:[^:]*:(?:subscription\/)?(.+)\/finding\/[^/]*$/.exec(
      id ?? '',
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
function idOfToday({
  generator,
  standards = [],
  standardControl,
}: ControlFacts): string | undefined {
  const foundational = [generator, ...standards].some(text =>
    /(^|\/)aws-foundational-security-best-practices\//.test(text ?? ''),
  );
  if (foundational && standardControl !== undefined) {
    return standardControl;
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
