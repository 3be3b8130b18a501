import { OverlayPage, renderText } from 'aws-control-handbook';
import {
  GuidanceOrganisation,
  HandbookOverlaySummary,
} from 'backstage-plugin-security-hub-common';
import { OverlaySettings } from '../../config/settings';
import { isStale } from '../staleness';
import { editUrlOf } from './editUrls';
import { KnownOverlay } from './OverlayState';
import { verdictVersion } from './presentOverlay';

/** What the organisation's files are presented with. */
export type PresentingOverlay = {
  known: KnownOverlay;
  settings: OverlaySettings | undefined;
  now: Date;
};

/** What the organisation says of a control, for a list of pages. */
export function summariseOverlay(
  page: OverlayPage,
  { settings, now }: PresentingOverlay,
): HandbookOverlaySummary {
  const { reviewed, verdicts = [] } = page.frontMatter;
  return {
    file: page.file,
    editUrl: editUrlOf(page.file, settings),
    reviewed,
    stale: isStale(reviewed, now),
    verdicts: [...new Set(verdicts.map(({ verdict }) => verdict))],
    conditional: verdicts.some(({ when }) => when !== undefined),
    text: page.here !== '',
  };
}

/** All that the organisation says of a control, whatever the finding. */
export function presentOrganisation(
  page: OverlayPage,
  { known, settings, now }: PresentingOverlay,
): GuidanceOrganisation {
  const { reviewer, reviewed, verdicts = [] } = page.frontMatter;
  return {
    file: page.file,
    editUrl: editUrlOf(page.file, settings),
    reviewer,
    reviewed,
    stale: isStale(reviewed, now),
    revision: known.files.get(page.file)?.revision,
    verdicts: verdicts.map((verdict, position) => ({
      ...verdict,
      version: verdictVersion({ page, verdict, position }),
    })),
    // The organisation writes in the language of its choice
    here: page.here === '' ? undefined : renderText(page.here, 'en', {}),
  };
}
