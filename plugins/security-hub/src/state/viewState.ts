import {
  Environment,
  environments,
  FindingsQuery,
  findingStatuses,
  FindingStatus,
  Layer,
  layers,
  priorities,
  Priority,
  severities,
  Severity,
} from 'backstage-plugin-security-hub-common';

/** How the list is grouped. */
export const groupings = ['control', 'resource', 'account', 'none'] as const;
/** One of `groupings`. */
export type Grouping = (typeof groupings)[number];

/** Parts of the detail drawer. */
export const drawerTabs = ['fix', 'evidence', 'history', 'related'] as const;
/** One of `drawerTabs`. */
export type DrawerTab = (typeof drawerTabs)[number];

/** Days of the filter *first seen*. */
export const firstSeenChoices = [1, 7, 30, 90] as const;

/** A verdict of the organisation as a filter takes it; `none`: findings that it decided nothing about. */
export type VerdictFilter = NonNullable<FindingsQuery['verdict']>[number];
/** Every `VerdictFilter`. */
export const verdictFilters = [
  'fix',
  'accept',
  'disable',
  'not-applicable',
  'none',
] as const satisfies readonly VerdictFilter[];

/** Order of a list of findings, as the API has it. */
export type FindingSort = NonNullable<FindingsQuery['sort']>;

const findingSorts: readonly FindingSort[] = [
  '-priority',
  'priority',
  '-severity',
  'severity',
  'dueAt',
  '-dueAt',
  'firstSeenAt',
  '-firstSeenAt',
  'title',
  '-title',
];

/** Statuses that the list shows unless the reader asks for others: what is left to do. */
export const defaultStatuses: readonly FindingStatus[] = [
  'open',
  'acknowledged',
];

/** What the reader looks at. All of it is in the URL. */
export type ViewState = {
  /** Empty is *any* */
  status: FindingStatus[];
  priority: Priority[];
  severity: Severity[];
  environment: Environment[];
  layer: Layer[];
  control: string[];
  product: string[];
  account: string[];
  region: string[];
  standard: string[];
  verdict: VerdictFilter[];
  q: string;
  overdue: boolean;
  expiring: boolean;
  /** First seen in the last so many days */
  firstSeenDays?: number;
  by: Grouping;
  sort: FindingSort;
  /** Page of groups, from 0 */
  page: number;
  /** Keys of the open groups */
  open: string[];
  /** Whether the table by member is open, where the page sums up others */
  members: boolean;
  /** Whether the handbook of the entity takes the place of the list */
  handbook: boolean;
  /** Key of the finding in the drawer */
  finding?: string;
  tab: DrawerTab;
};

/** Filters with a list of values. */
export const listFilters = [
  'status',
  'priority',
  'severity',
  'environment',
  'layer',
  'control',
  'product',
  'account',
  'region',
  'standard',
  'verdict',
] as const;
/** One of `listFilters`. */
export type ListFilter = (typeof listFilters)[number];

const anyStatus = 'any';

/** The view of a URL without parameters. */
export const defaultViewState: ViewState = {
  status: [...defaultStatuses],
  priority: [],
  severity: [],
  environment: [],
  layer: [],
  control: [],
  product: [],
  account: [],
  region: [],
  standard: [],
  verdict: [],
  q: '',
  overdue: false,
  expiring: false,
  by: 'control',
  sort: '-priority',
  page: 0,
  open: [],
  members: false,
  handbook: false,
  tab: 'fix',
};

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

function oneOf<T>(value: T | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find(candidate => candidate === value);
}

function wholeNumber(text: string | null): number {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0;
}

function statusOf(values: string[]): FindingStatus[] {
  if (values.includes(anyStatus)) {
    return [];
  }
  const chosen = known(values, findingStatuses);
  return chosen.length > 0 ? chosen : [...defaultStatuses];
}

/** Reads the view from the URL; whatever makes no sense there is as if it were absent. */
export function parseViewState(parameters: URLSearchParams): ViewState {
  const texts = (name: string) =>
    parameters.getAll(name).filter(value => value !== '');
  const finding = parameters.get('finding') ?? '';
  return {
    status: statusOf(texts('status')),
    priority: known(texts('priority'), priorities),
    severity: known(texts('severity'), severities),
    environment: known(texts('environment'), environments),
    layer: known(texts('layer'), layers),
    control: texts('control'),
    product: texts('product'),
    account: texts('account'),
    region: texts('region'),
    standard: texts('standard'),
    verdict: known(texts('verdict'), verdictFilters),
    q: (parameters.get('q') ?? '').slice(0, 200),
    overdue: parameters.get('overdue') === 'true',
    expiring: parameters.get('expiring') === 'true',
    firstSeenDays: oneOf(
      wholeNumber(parameters.get('seen')),
      firstSeenChoices as readonly number[],
    ),
    by: oneOf(parameters.get('by') as Grouping, groupings) ?? 'control',
    sort:
      oneOf(parameters.get('sort') as FindingSort, findingSorts) ?? '-priority',
    page: wholeNumber(parameters.get('page')),
    open: texts('open'),
    members: parameters.get('members') === 'open',
    handbook: parameters.get('handbook') === 'open',
    finding: /^[0-9a-f]{64}$/.test(finding) ? finding : undefined,
    tab: oneOf(parameters.get('tab') as DrawerTab, drawerTabs) ?? 'fix',
  };
}

function sameValues(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && a.every(value => b.includes(value));
}

/** Writes the view into the URL's parameters and leaves those of others alone. What is default is left out. */
export function writeViewState(
  parameters: URLSearchParams,
  state: ViewState,
): URLSearchParams {
  const result = new URLSearchParams(parameters);
  const set = (name: string, values: readonly string[]) => {
    result.delete(name);
    for (const value of values) {
      result.append(name, value);
    }
  };
  const setOne = (name: string, value: string | undefined) =>
    set(name, value === undefined || value === '' ? [] : [value]);
  for (const name of listFilters) {
    set(name, state[name]);
  }
  if (state.status.length === 0) {
    set('status', [anyStatus]);
  } else if (sameValues(state.status, defaultStatuses)) {
    set('status', []);
  }
  setOne('q', state.q);
  setOne('overdue', state.overdue ? 'true' : undefined);
  setOne('expiring', state.expiring ? 'true' : undefined);
  setOne('seen', state.firstSeenDays?.toString());
  setOne('by', state.by === 'control' ? undefined : state.by);
  setOne('sort', state.sort === '-priority' ? undefined : state.sort);
  setOne('page', state.page === 0 ? undefined : state.page.toString());
  set('open', state.open);
  setOne('members', state.members ? 'open' : undefined);
  setOne('handbook', state.handbook ? 'open' : undefined);
  setOne('finding', state.finding);
  setOne(
    'tab',
    state.finding === undefined || state.tab === 'fix' ? undefined : state.tab,
  );
  return result;
}

/** Whether anything but the default is filtered. */
export function hasFilters(state: ViewState): boolean {
  return (
    !sameValues(state.status, defaultStatuses) ||
    listFilters.some(name => name !== 'status' && state[name].length > 0) ||
    state.q !== '' ||
    state.overdue ||
    state.expiring ||
    state.firstSeenDays !== undefined
  );
}

/** The state with all filters as in the default view; grouping, order and the table by member stay. */
export function withoutFilters(state: ViewState): ViewState {
  const { by, sort, members } = state;
  return { ...defaultViewState, by, sort, members };
}
