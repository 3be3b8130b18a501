import {
  ACCOUNT_IDS_ANNOTATION,
  ARNS_ANNOTATION,
  ENVIRONMENTS_ANNOTATION,
  FOREIGN_ACCOUNT_ANNOTATIONS,
  FOREIGN_ARN_ANNOTATIONS,
  FOREIGN_TAGS_ANNOTATION,
  REGIONS_ANNOTATION,
  SCOPE_ANNOTATION,
  ScopePreviewRequest,
  TAGS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';

/** Fields of the short form, in their order. */
export const shortFields = [
  'accounts',
  'tags',
  'arns',
  'regions',
  'environments',
] as const;
/** A field of the form; `scope` is the full form. */
export type ScopeField = (typeof shortFields)[number] | 'scope';

/** The annotation that a field stands for. */
export const annotationOf: Record<ScopeField, string> = {
  accounts: ACCOUNT_IDS_ANNOTATION,
  tags: TAGS_ANNOTATION,
  arns: ARNS_ANNOTATION,
  regions: REGIONS_ANNOTATION,
  environments: ENVIRONMENTS_ANNOTATION,
  scope: SCOPE_ANNOTATION,
};

const fields: readonly ScopeField[] = [...shortFields, 'scope'];

/** A scope to try, and for whom. */
export type ScopeForm = Record<ScopeField, string> & {
  /** Entity ref of an entity that exists; undefined: a new one of `owner` */
  entity?: string;
  /** Entity ref of a group */
  owner?: string;
  /** Whether the full form counts beside the short ones */
  full: boolean;
};

/** A form that nobody has filled in. */
export const emptyScopeForm: ScopeForm = {
  accounts: '',
  tags: '',
  arns: '',
  regions: '',
  environments: '',
  scope: '',
  full: false,
};

/** The most characters that the form puts into the URL; what is longer stays in the page only, because servers refuse long URLs. */
const longestSearch = 4_000;

/** The fields that are in use. */
export function usedFields(form: ScopeForm): readonly ScopeField[] {
  return form.full ? fields : shortFields;
}

/** The request of a form; undefined where it says nothing. */
export function requestOf(form: ScopeForm): ScopePreviewRequest | undefined {
  const annotations: Record<string, string> = {};
  for (const field of usedFields(form)) {
    if (form[field].trim() !== '') {
      annotations[annotationOf[field]] = form[field];
    }
  }
  if (Object.keys(annotations).length === 0) {
    return undefined;
  }
  return {
    annotations,
    ...(form.entity === undefined
      ? { ...(form.owner === undefined ? {} : { owner: form.owner }) }
      : { entityRef: form.entity.trim() }),
  };
}

/** Reads a form from the URL. */
export function parseScopeForm(parameters: URLSearchParams): ScopeForm {
  const form: ScopeForm = {
    ...emptyScopeForm,
    entity: parameters.get('entity') ?? undefined,
    owner: parameters.get('owner') ?? undefined,
    full: parameters.get('form') === 'full',
  };
  for (const field of fields) {
    form[field] = parameters.get(field) ?? '';
  }
  return form;
}

/** Writes a form into the URL's parameters, without its texts where they are too long for it. */
export function writeScopeForm(
  parameters: URLSearchParams,
  form: ScopeForm,
): URLSearchParams {
  const result = new URLSearchParams(parameters);
  for (const name of [...fields, 'entity', 'owner', 'form']) {
    result.delete(name);
  }
  if (form.entity !== undefined) {
    result.set('entity', form.entity);
  } else if (form.owner !== undefined) {
    result.set('owner', form.owner);
  }
  if (form.full) {
    result.set('form', 'full');
  }
  const withTexts = new URLSearchParams(result);
  for (const field of usedFields(form)) {
    if (form[field] !== '') {
      withTexts.set(field, form[field]);
    }
  }
  return withTexts.toString().length <= longestSearch ? withTexts : result;
}

/** The form of an entity as its annotations are now, those of other plugins included. */
export function scopeFormOf(
  entityRef: string,
  annotations: Record<string, string>,
): ScopeForm {
  const first = (...names: string[]) =>
    names.map(name => annotations[name]).find(Boolean) ?? '';
  return {
    accounts: first(ACCOUNT_IDS_ANNOTATION, ...FOREIGN_ACCOUNT_ANNOTATIONS),
    tags: first(TAGS_ANNOTATION, FOREIGN_TAGS_ANNOTATION),
    arns: [ARNS_ANNOTATION, ...FOREIGN_ARN_ANNOTATIONS]
      .flatMap(name => annotations[name] ?? [])
      .join(', '),
    regions: first(REGIONS_ANNOTATION),
    environments: first(ENVIRONMENTS_ANNOTATION),
    scope: first(SCOPE_ANNOTATION),
    full: first(SCOPE_ANNOTATION) !== '',
    entity: entityRef,
  };
}
