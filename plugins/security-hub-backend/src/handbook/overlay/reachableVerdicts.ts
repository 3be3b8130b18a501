import { OverlayPage, Verdict, VerdictKind } from 'aws-control-handbook';

/** What the verdicts on a control can depend on. */
export type VerdictDependence = {
  environment: boolean;
  account: boolean;
  entityType: boolean;
};

/** The verdicts that can count: what stands behind one without a condition never does. */
export function reachableVerdicts({ frontMatter }: OverlayPage): Verdict[] {
  const verdicts = frontMatter.verdicts ?? [];
  const general = verdicts.findIndex(({ when }) => when === undefined);
  return general < 0 ? verdicts : verdicts.slice(0, general + 1);
}

/** The verdict that holds for every finding of a control; undefined where there is none, or it depends on the finding. */
export function generalVerdict(page: OverlayPage): VerdictKind | undefined {
  const verdicts = reachableVerdicts(page);
  const last = verdicts[verdicts.length - 1];
  return last &&
    last.when === undefined &&
    verdicts.every(({ verdict }) => verdict === last.verdict)
    ? last.verdict
    : undefined;
}

/** What of a finding decides which verdict counts. */
export function dependenceOf(page: OverlayPage): VerdictDependence {
  const conditions = reachableVerdicts(page).map(({ when }) => when ?? {});
  return {
    environment: conditions.some(({ environments }) => environments),
    account: conditions.some(({ accounts }) => accounts),
    entityType: conditions.some(({ entityTypes }) => entityTypes),
  };
}
