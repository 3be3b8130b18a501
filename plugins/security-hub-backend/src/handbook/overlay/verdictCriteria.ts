import {
  Overlay,
  OverlayPage,
  Verdict,
  VerdictKind,
  verdictKinds,
} from 'aws-control-handbook';
import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';

/** A verdict to filter by; `none`: findings on which the organisation decided nothing. */
export type VerdictFilter = VerdictKind | 'none';

/** Refs of all entities whose `spec.type` is one of these. */
export type EntitiesOfTypes = (types: readonly string[]) => string[];

const never: FindingFilterCriteria = { anyOf: [] };

/** Whether a verdict holds for every finding of its control. */
function isGeneral({ when }: Verdict): boolean {
  return when === undefined;
}

function whenHolds(
  { when }: Verdict,
  entitiesOfTypes: EntitiesOfTypes,
): FindingFilterCriteria {
  const { environments, accounts, entityTypes } = when ?? {};
  const parts: FindingFilterCriteria[] = [];
  if (environments) {
    parts.push({ field: 'environment', values: environments });
  }
  if (accounts) {
    parts.push({ field: 'account', values: accounts });
  }
  if (entityTypes) {
    const values = entitiesOfTypes(entityTypes);
    parts.push(values.length > 0 ? { field: 'primaryEntity', values } : never);
  }
  return { allOf: parts };
}

/** The verdicts that can count: what stands behind a general one never does. */
function reachable({ frontMatter }: OverlayPage): Verdict[] {
  const verdicts = frontMatter.verdicts ?? [];
  const general = verdicts.findIndex(isGeneral);
  return general < 0 ? verdicts : verdicts.slice(0, general + 1);
}

/** The verdict that holds for every finding of a control; undefined where there is none, or it depends on the finding. */
export function generalVerdict(page: OverlayPage): VerdictKind | undefined {
  const verdicts = reachable(page);
  const last = verdicts[verdicts.length - 1];
  return last &&
    isGeneral(last) &&
    verdicts.every(({ verdict }) => verdict === last.verdict)
    ? last.verdict
    : undefined;
}

/** Findings of one control for which one of the kinds counts: the first verdict whose condition holds does. */
function ofPage(
  page: OverlayPage,
  kinds: ReadonlySet<VerdictKind>,
  entitiesOfTypes: EntitiesOfTypes,
): FindingFilterCriteria {
  const ways: FindingFilterCriteria[] = [];
  const others: FindingFilterCriteria[] = [];
  for (const verdict of reachable(page)) {
    const holds = whenHolds(verdict, entitiesOfTypes);
    if (kinds.has(verdict.verdict)) {
      ways.push({
        allOf: [holds, ...others.map(other => ({ not: other }))],
      });
    } else {
      others.push(holds);
    }
  }
  return {
    allOf: [{ field: 'control', values: [page.controlId] }, { anyOf: ways }],
  };
}

function decided(
  overlay: Overlay,
  kinds: ReadonlySet<VerdictKind>,
  entitiesOfTypes: EntitiesOfTypes,
): FindingFilterCriteria {
  const whole: string[] = [];
  const parts: FindingFilterCriteria[] = [];
  for (const page of overlay.pages()) {
    const general = generalVerdict(page);
    if (general !== undefined) {
      if (kinds.has(general)) {
        whole.push(page.controlId);
      }
    } else if (reachable(page).some(({ verdict }) => kinds.has(verdict))) {
      parts.push(ofPage(page, kinds, entitiesOfTypes));
    }
  }
  return {
    anyOf: [
      ...(whole.length > 0
        ? [{ field: 'control' as const, values: whole }]
        : []),
      ...parts,
    ],
  };
}

const everyKind: ReadonlySet<VerdictKind> = new Set(verdictKinds);

/**
 * The findings on which one of the verdicts stands, as criteria that the database applies: the same findings as `Overlay.verdict` finds one by
 * one.
 */
export function verdictCriteria(
  overlay: Overlay,
  wanted: readonly VerdictFilter[],
  entitiesOfTypes: EntitiesOfTypes,
): FindingFilterCriteria {
  const kinds = new Set(
    wanted.filter((each): each is VerdictKind => each !== 'none'),
  );
  const ways: FindingFilterCriteria[] = [];
  if (kinds.size > 0) {
    ways.push(decided(overlay, kinds, entitiesOfTypes));
  }
  if (wanted.includes('none')) {
    ways.push({ not: decided(overlay, everyKind, entitiesOfTypes) });
  }
  return { anyOf: ways };
}
