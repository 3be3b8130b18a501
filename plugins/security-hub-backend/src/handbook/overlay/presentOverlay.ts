import {
  FoundVerdict,
  GuidanceSubject,
  renderText,
  VerdictContext,
} from 'aws-control-handbook';
import {
  GuidanceOverlay,
  GuidanceVerdict,
} from 'backstage-plugin-security-hub-common';
import { OverlaySettings } from '../../config/settings';
import { editUrlOf } from './editUrls';
import { KnownOverlay } from './OverlayState';

/** Names a verdict: the hash of its file and its place in it. */
export function verdictVersion({ page, position }: FoundVerdict): string {
  return `${page.version.slice(0, 16)}-${position + 1}`;
}

function presentVerdict(found: FoundVerdict): GuidanceVerdict {
  const { when: _, ...verdict } = found.verdict;
  return { ...verdict, version: verdictVersion(found) };
}

/** What the organisation says about the control of a finding; undefined where it says nothing. */
export function presentOverlay(
  known: KnownOverlay,
  controlId: string,
  options: {
    context: VerdictContext;
    subject: GuidanceSubject;
    settings: OverlaySettings | undefined;
  },
): GuidanceOverlay | undefined {
  const { overlay, files } = known;
  const page = overlay.page(controlId);
  if (!page) {
    return undefined;
  }
  const { context, subject, settings } = options;
  const verdict = overlay.verdict(controlId, context);
  return {
    file: page.file,
    editUrl: editUrlOf(page.file, settings),
    reviewer: page.frontMatter.reviewer,
    reviewed: page.frontMatter.reviewed,
    revision: files.get(page.file)?.revision,
    verdict: verdict && presentVerdict(verdict),
    // The organisation writes in the language of its choice
    here: page.here === '' ? undefined : renderText(page.here, 'en', subject),
  };
}
