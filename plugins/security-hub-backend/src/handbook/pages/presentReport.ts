import { boundedProblems, Handbook } from 'aws-control-handbook';
import { HandbookReport, Verdict } from 'backstage-plugin-security-hub-common';
import { editUrlOf, PresentingOverlay } from '../overlay';
import { isStale, STALE_AFTER_DAYS } from '../staleness';
import { ListedPage } from './pageItems';
import { CountedUse } from './UseCounter';

const MAXIMUM_MISSING = 100;
const MAXIMUM_PROBLEMS = 200;

/** Controls that there are findings of, and those of them that nobody has written a page about. */
function presentLive(
  pages: readonly ListedPage[],
  counted: CountedUse,
): HandbookReport['live'] {
  const written = new Set(
    pages.flatMap(({ item }) => (item.hasPage ? item.id : [])),
  );
  const live = [...counted.controls]
    .filter(([, { evaluated }]) => evaluated > 0)
    .map(([id]) => id);
  const missing = live.filter(id => !written.has(id)).sort();
  return {
    of: counted.of,
    controls: live.length,
    withPage: live.length - missing.length,
    missing: missing.slice(0, MAXIMUM_MISSING),
    totalMissing: missing.length,
  };
}

function presentFiles({
  known,
  settings,
  now,
}: PresentingOverlay): Omit<HandbookReport['overlay'], 'canEdit'> {
  const { overlay, place } = known;
  const controls = overlay.pages();
  const own = overlay.ownPages();
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of controls.flatMap(
    ({ frontMatter }) => frontMatter.verdicts ?? [],
  )) {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  return {
    configured: settings !== undefined,
    controls: controls.length,
    pages: own.length,
    verdicts,
    stale: [...controls, ...own].filter(({ frontMatter }) =>
      isStale(frontMatter.reviewed, now),
    ).length,
    revision: place?.revision,
    readAt: place?.readAt,
  };
}

/** What only those who keep the files are told: where they are, and what is wrong with them. */
function presentProblems({
  known,
  settings,
}: PresentingOverlay): Partial<HandbookReport['overlay']> {
  const broken = [...known.files.values()].filter(
    ({ problems }) => problems.length > 0,
  );
  return {
    place: known.place?.place,
    editUrl: editUrlOf('', settings),
    error: known.place?.error,
    failedAt: known.place?.failedAt,
    problems: broken
      .slice(0, MAXIMUM_PROBLEMS)
      .map(({ path, problems, revision, goodAt, failedAt }) => ({
        file: path,
        // What an earlier version has stored is not bounded
        problems: boundedProblems(problems),
        goodRevision: revision,
        goodAt,
        failedAt,
        editUrl: editUrlOf(path, settings),
      })),
    totalProblems: broken.length,
  };
}

/** How much of the handbook is written, how old it is, and what became of the organisation's own files. */
export function presentReport(
  pages: readonly ListedPage[],
  options: PresentingOverlay & {
    handbook: Pick<Handbook, 'coverage'>;
    counted: CountedUse | undefined;
    canEdit: boolean;
  },
): HandbookReport {
  const { counted, canEdit, now } = options;
  const coverage = options.handbook.coverage();
  return {
    factsDate: coverage.factsDate,
    controls: {
      active: coverage.activeControls,
      withPage: coverage.activeWithPage,
    },
    findingTypes: coverage.findingTypes.en,
    translations: {
      en: coverage.languages.en + coverage.findingTypes.en,
      ja: coverage.languages.ja + coverage.findingTypes.ja,
    },
    hazards: coverage.hazards,
    stale: pages.filter(({ item }) => isStale(item.reviewed, now)).length,
    staleAfterDays: STALE_AFTER_DAYS,
    live: counted && presentLive(pages, counted),
    overlay: {
      ...presentFiles(options),
      ...(canEdit ? presentProblems(options) : {}),
      canEdit,
    },
  };
}
