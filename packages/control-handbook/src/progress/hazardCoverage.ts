import type { LoadedPage } from '../loader/Handbook';
import type { SourceLink } from '../page/frontMatter';

/** How many hazards the pages warn of. A hazard counts once for a control and kind. */
export interface HazardCoverage {
  /** Pairs of a control and a kind, of which AWS or an issue tells */
  withSource: number;
  /** Controls that have at least one of them */
  controls: number;
  /** The same, without what pages include about resources in general: stacks, Control Tower, tags */
  ownWithSource: number;
  ownControls: number;
}

/** Pieces that are about every resource, so that their hazards say nothing of a control. */
const general = ['owned-by-code', 'tagging'];

/** A page of AWS, or an issue in which somebody tells what happened. */
function isEvidence({ url }: SourceLink): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    /(^|\.)(aws\.amazon\.com|amazonaws\.com|repost\.aws)$/.test(hostname) ||
    (hostname === 'github.com' &&
      /\/(issues|pull|discussions)\//.test(pathname))
  );
}

/**
 * Counts hazards with evidence.
 *
 * @param generalHazards ids of the hazards of general pieces, see `generalHazardsOf`
 */
export function hazardCoverage(
  pages: ReadonlyMap<string, LoadedPage>,
  generalHazards: ReadonlySet<string>,
): HazardCoverage {
  const all = new Set<string>();
  const own = new Set<string>();
  const controls = new Set<string>();
  const ownControls = new Set<string>();
  for (const [id, { page }] of pages) {
    for (const hazard of page.frontMatter.hazards ?? []) {
      if (!hazard.sources?.some(isEvidence)) {
        continue;
      }
      all.add(`${id} ${hazard.kind}`);
      controls.add(id);
      if (!generalHazards.has(hazard.id)) {
        own.add(`${id} ${hazard.kind}`);
        ownControls.add(id);
      }
    }
  }
  return {
    withSource: all.size,
    controls: controls.size,
    ownWithSource: own.size,
    ownControls: ownControls.size,
  };
}

/** Ids of the hazards in pieces that are about every resource. */
export function generalHazardsOf(
  shared: ReadonlyMap<string, { frontMatter: { hazards?: { id: string }[] } }>,
): Set<string> {
  return new Set(
    general.flatMap(name =>
      (shared.get(name)?.frontMatter.hazards ?? []).map(({ id }) => id),
    ),
  );
}
