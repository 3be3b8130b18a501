import {
  HandbookPageKind,
  HandbookPagesQuery,
  Layer,
  layers,
  severities,
  Severity,
} from 'backstage-plugin-security-hub-common';
import { VerdictFilter, verdictFilters } from './viewState';

/** What a page can be about, in the order of the menu. */
export const handbookKinds = [
  'control',
  'finding-type',
  'own',
] as const satisfies readonly HandbookPageKind[];

/** Whether a control fails anywhere, as a filter. */
export type UseFilter = NonNullable<HandbookPagesQuery['use']>;
/** All of `UseFilter`. */
export const handbookUses = [
  'failing',
  'checked',
  'unused',
] as const satisfies readonly UseFilter[];

/** Whether AWS still checks the control, as a filter. */
export type HandbookStatus = NonNullable<HandbookPagesQuery['status']>;
/** All of `HandbookStatus`; the first is what the list shows unless the reader asks for others. */
export const handbookStatuses = [
  'active',
  'retired',
  'all',
] as const satisfies readonly HandbookStatus[];

/** Order of the list. */
export type HandbookSort = NonNullable<HandbookPagesQuery['sort']>;
/** All of `HandbookSort`; the first is the default. */
export const handbookSorts = [
  'id',
  'severity',
  'use',
] as const satisfies readonly HandbookSort[];

/** What the reader looks at in the handbook, beside search and page of the list. */
export type HandbookState = {
  kind: HandbookPageKind[];
  service: string[];
  severity: Severity[];
  layer: Layer[];
  standard: string[];
  verdict: VerdictFilter[];
  /** Undefined: with hazards and without */
  hazards?: boolean;
  /** Undefined: reviewed long ago and lately */
  stale?: boolean;
  use?: UseFilter;
  /** Only what is not written in Japanese */
  untranslated: boolean;
  status: HandbookStatus;
  sort: HandbookSort;
  /** The page that is open, by its id in the list, or by a control's in any case */
  pageId?: string;
  /** Page of the table of where it fails, from 0 */
  wherePage: number;
};

/** The handbook of a URL without parameters. */
export const defaultHandbookState: HandbookState = {
  kind: [],
  service: [],
  severity: [],
  layer: [],
  standard: [],
  verdict: [],
  untranslated: false,
  status: 'active',
  sort: 'id',
  wherePage: 0,
};

/** Filters with a list of values. */
export const handbookLists = [
  'kind',
  'service',
  'severity',
  'layer',
  'standard',
  'verdict',
] as const;
/** One of `handbookLists`. */
export type HandbookList = (typeof handbookLists)[number];

/** Parameters of the URL that are the handbook's; `page` is the open page, `listPage` that of the list. */
export const handbookParameters = [
  ...handbookLists,
  'hazards',
  'stale',
  'use',
  'untranslated',
  'status',
  'sort',
  'page',
  'listPage',
  'wherePage',
] as const;

function oneOf<T extends string>(
  value: string | null,
  allowed: readonly T[],
): T | undefined {
  return allowed.find(candidate => candidate === value);
}

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

function flag(value: string | null): boolean | undefined {
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

function texts(parameters: URLSearchParams, name: string): string[] {
  return parameters
    .getAll(name)
    .filter(value => value !== '')
    .map(value => value.slice(0, 100))
    .slice(0, 50);
}

/** What an address takes for a step of its path names no page. */
function pageIdOf(value: string): string | undefined {
  return ['', '.', '..'].includes(value) ? undefined : value.slice(0, 200);
}

/** Reads the handbook's part of the URL; whatever makes no sense there is as if it were absent. */
export function parseHandbookState(parameters: URLSearchParams): HandbookState {
  const all = (name: string) => parameters.getAll(name);
  const wherePage = parameters.get('wherePage') ?? '';
  return {
    kind: known(all('kind'), handbookKinds),
    service: texts(parameters, 'service'),
    severity: known(all('severity'), severities),
    layer: known(all('layer'), layers),
    standard: texts(parameters, 'standard'),
    verdict: known(all('verdict'), verdictFilters),
    hazards: flag(parameters.get('hazards')),
    stale: flag(parameters.get('stale')),
    use: oneOf(parameters.get('use'), handbookUses),
    untranslated: parameters.get('untranslated') === 'true',
    status: oneOf(parameters.get('status'), handbookStatuses) ?? 'active',
    sort: oneOf(parameters.get('sort'), handbookSorts) ?? 'id',
    pageId: pageIdOf(parameters.get('page') ?? ''),
    wherePage: /^\d{1,6}$/.test(wherePage) ? Number(wherePage) : 0,
  };
}

/** Adds what is not default to the URL's parameters. */
export function writeHandbookState(
  parameters: URLSearchParams,
  state: HandbookState,
): void {
  const set = (name: string, value: string | undefined, absent?: string) => {
    if (value !== undefined && value !== absent) {
      parameters.append(name, value);
    }
  };
  for (const name of handbookLists) {
    for (const value of state[name]) {
      set(name, value);
    }
  }
  set('hazards', state.hazards?.toString());
  set('stale', state.stale?.toString());
  set('use', state.use);
  set('untranslated', state.untranslated.toString(), 'false');
  set('status', state.status, 'active');
  set('sort', state.sort, 'id');
  set('page', state.pageId);
  set('wherePage', state.wherePage.toString(), '0');
}

/** Whether anything but the default is filtered, apart from the search. */
export function hasHandbookFilters(state: HandbookState): boolean {
  return (
    handbookLists.some(name => state[name].length > 0) ||
    state.hazards !== undefined ||
    state.stale !== undefined ||
    state.use !== undefined ||
    state.untranslated ||
    state.status !== 'active'
  );
}

/** The state without filters; the order stays. */
export function withoutHandbookFilters(state: HandbookState): HandbookState {
  return { ...defaultHandbookState, sort: state.sort };
}

/** Which pages to ask for. */
export function handbookPagesQuery(
  state: HandbookState,
  search: string,
): HandbookPagesQuery {
  const query: HandbookPagesQuery = {};
  for (const name of handbookLists) {
    if (state[name].length > 0) {
      Object.assign(query, { [name]: [...state[name]].sort() });
    }
  }
  const q = search.trim();
  return {
    ...query,
    ...(q === '' ? {} : { q }),
    ...(state.hazards === undefined ? {} : { hazards: state.hazards }),
    ...(state.stale === undefined ? {} : { stale: state.stale }),
    ...(state.use === undefined ? {} : { use: state.use }),
    ...(state.untranslated ? { untranslated: true } : {}),
    ...(state.status === 'active' ? {} : { status: state.status }),
    ...(state.sort === 'id' ? {} : { sort: state.sort }),
  };
}
