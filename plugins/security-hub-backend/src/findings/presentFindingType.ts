import { GuidanceSubject } from 'aws-control-handbook';
import { GuidanceFindingType } from 'backstage-plugin-security-hub-common';
import { StoredRecord } from '../database/operations/findings/loadRecords';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { GuidanceLanguage, HandbookService } from '../handbook/HandbookService';
import { isPlainType } from '../ingestion/issue/threatType';
import { OverlayLookup } from './lookups';
import { PresentationContext } from './presentationContext';
import { subjectOfRow } from './subject';

type Options = {
  handbook: Pick<HandbookService, 'findingType'>;
  overlay: Pick<OverlayLookup, 'pageFor'> | undefined;
  language: GuidanceLanguage;
  /** All: one in the format of the unified Security Hub may know less of the types than one in the other */
  records: readonly StoredRecord[];
  /** What a threat rests on is not for the reader */
  restricted: boolean;
};

/**
 * The page about a finding of another product. Who sees a threat at all sees its page; the name of the user or role behind an access key
 * belongs to what the threat rests on, and stands in the page only for those who read that.
 */
export function presentFindingType(
  row: ShownFinding,
  options: Options & { context: Pick<PresentationContext, 'resources'> },
): GuidanceFindingType | undefined {
  const { context, records, restricted } = options;
  const subject = subjectOfRow(row, context);
  return pageAbout(
    row,
    restricted ? subject : withPrincipal(subject, records),
    options,
  );
}

/**
 * The page about such findings, with the values of `subject`: that of the organisation, else the handbook's. A reader who may not know what
 * a threat rests on gets no page by its title, its generator or a type that names somebody; and a threat is not accepted, whatever a page says of exceptions.
 */
export function pageAbout(
  row: Pick<ShownFinding, 'kind' | 'product_key'>,
  subject: GuidanceSubject,
  options: Options,
): GuidanceFindingType | undefined {
  const { handbook, overlay, language, records, restricted } = options;
  const { kind, product_key: product } = row;
  const provided = records.map(({ record }) => record.provider);
  // What a page is chosen by is as secret as the finding
  const types = different(provided.flatMap(provider => provider.types)).filter(
    type => !restricted || isPlainType(type),
  );
  const own = overlay?.pageFor(
    {
      product,
      types,
      generators: restricted
        ? []
        : different(provided.flatMap(({ generatorId }) => generatorId ?? [])),
      titles: restricted ? [] : different(provided.map(({ title }) => title)),
    },
    { subject, language },
  );
  if (!own) {
    return handbook.findingType(product, types, subject, language);
  }
  return kind === 'threat'
    ? { ...own, responder: 'threat', exceptions: [] }
    : own;
}

function different(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function withPrincipal(
  subject: GuidanceSubject,
  records: readonly StoredRecord[],
): GuidanceSubject {
  const { resource } = subject;
  const named = records
    .flatMap(({ record }) => record.provider.resources)
    .find(
      ({ canonicalId, displayName }) =>
        canonicalId === resource?.id && displayName !== undefined,
    );
  const displayName = resource?.displayName ?? named?.displayName;
  return displayName === undefined
    ? subject
    : { ...subject, resource: { ...resource, displayName } };
}
