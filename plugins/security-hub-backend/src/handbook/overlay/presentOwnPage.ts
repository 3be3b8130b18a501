import {
  FindingFacts,
  GuidanceSubject,
  OwnPage,
  renderOwnPage,
} from 'aws-control-handbook';
import {
  GuidanceFindingType,
  GuidanceLanguage,
} from 'backstage-plugin-security-hub-common';
import { OverlaySettings } from '../../config/settings';
import { editUrlOf } from './editUrls';
import { KnownOverlay } from './OverlayState';

type Options = {
  /** Empty for reading without a finding */
  subject: GuidanceSubject;
  language: GuidanceLanguage;
  settings: OverlaySettings | undefined;
};

/** A page of the organisation, with where it can be edited. */
export function presentOwnPage(
  { files }: KnownOverlay,
  page: OwnPage,
  { subject, language, settings }: Options,
): GuidanceFindingType {
  return {
    ...renderOwnPage(page, subject, language),
    own: {
      file: page.file,
      editUrl: editUrlOf(page.file, settings),
      reviewer: page.frontMatter.reviewer,
      revision: files.get(page.file)?.revision,
    },
  };
}

/** The page of the organisation that fits a finding best; undefined where it has none about such findings. */
export function presentOwnPageFor(
  known: KnownOverlay,
  finding: FindingFacts,
  options: Options,
): GuidanceFindingType | undefined {
  const page = known.overlay.ownPageFor(finding);
  return page && presentOwnPage(known, page, options);
}
