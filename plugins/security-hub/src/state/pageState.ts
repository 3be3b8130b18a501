import {
  AccountState,
  ClaimState,
  Environment,
  environments,
  OrphansQuery,
  SelectorsQuery,
} from 'backstage-plugin-security-hub-common';
import {
  defaultHandbookState,
  handbookParameters,
  HandbookState,
  parseHandbookState,
  writeHandbookState,
} from './handbookState';

/** Parts of the page *Security Hub*, in their order; the first is shown when the URL names none. */
export const pageTabs = [
  'services',
  'handbook',
  'accounts',
  'claims',
  'reports',
  'scope',
] as const;
/** One of `pageTabs`. */
export type PageTab = (typeof pageTabs)[number];

/** Reports, in their order. */
export const reportNames = [
  'coverage',
  'orphans',
  'conflicts',
  'selectors',
] as const;
/** One of `reportNames`. */
export type ReportName = (typeof reportNames)[number];

/** Groupings of findings without an owner. */
export const orphanGroupings = [
  'account',
  'tag',
  'resourceType',
] as const satisfies ReadonlyArray<OrphansQuery['by']>;
/** One of `orphanGroupings`. */
export type OrphanGrouping = (typeof orphanGroupings)[number];

/** States of accounts, as the ledger has them. */
export const accountStates = [
  'active',
  'invited',
  'pending',
  'suspended',
  'closed',
  'removed',
  'unknown',
] as const satisfies readonly AccountState[];

/** States of claims, those to be confirmed first. */
export const claimStates = [
  'pending',
  'confirmed',
  'rejected',
  'refused',
] as const satisfies readonly ClaimState[];

/** Why a selector gives nothing. */
export type SelectorState = NonNullable<SelectorsQuery['state']>[number];
/** All of `SelectorState`. */
export const selectorStates = [
  'not-claimable',
  'malformed',
  'matches-nothing',
] as const satisfies readonly SelectorState[];

/** What the reader looks at on the page. All of it is in the URL; what a tab does not have is at its default. */
export type PageState = {
  tab: PageTab;
  report: ReportName;
  /** Page of the list, from 0; in the handbook that of the list of its pages */
  page: number;
  q: string;
  environment: Environment[];
  accountState: AccountState[];
  claimState: ClaimState[];
  selectorState: SelectorState[];
  by: OrphanGrouping;
  /** Group by the values of this tag; only with `by: 'tag'` */
  tagKey?: string;
  /** Only findings of this account */
  account?: string;
  handbook: HandbookState;
};

/** The page of a URL without parameters. */
export const defaultPageState: PageState = {
  tab: 'services',
  report: 'coverage',
  page: 0,
  q: '',
  environment: [],
  accountState: [],
  claimState: [],
  selectorState: [],
  by: 'account',
  handbook: defaultHandbookState,
};

const ownParameters = new Set<string>([
  ...handbookParameters,
  'tab',
  'report',
  'page',
  'q',
  'environment',
  'state',
  'by',
  'tagKey',
  'account',
]);

/** The parameter of the page of the list; in the handbook `page` names the open page. */
function pageParameter(tab: PageTab): string {
  return tab === 'handbook' ? 'listPage' : 'page';
}

function oneOf<T extends string>(
  value: string | null,
  allowed: readonly T[],
): T | undefined {
  return allowed.find(candidate => candidate === value);
}

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

/** Reads the state from the URL; whatever makes no sense there is as if it were absent. */
export function parsePageState(parameters: URLSearchParams): PageState {
  const tab = oneOf(parameters.get('tab'), pageTabs) ?? 'services';
  const report =
    tab === 'reports'
      ? oneOf(parameters.get('report'), reportNames) ?? 'coverage'
      : 'coverage';
  const page = parameters.get(pageParameter(tab)) ?? '';
  const states = parameters.getAll('state');
  const state: PageState = {
    ...defaultPageState,
    tab,
    report,
    page: /^\d{1,6}$/.test(page) ? Number(page) : 0,
  };
  if (tab === 'handbook') {
    state.q = (parameters.get('q') ?? '').slice(0, 200);
    state.handbook = parseHandbookState(parameters);
  } else if (tab === 'accounts') {
    state.q = (parameters.get('q') ?? '').slice(0, 200);
    state.environment = known(parameters.getAll('environment'), environments);
    state.accountState = known(states, accountStates);
  } else if (tab === 'claims') {
    state.claimState = known(states, claimStates);
  } else if (tab === 'reports' && report === 'selectors') {
    state.selectorState = known(states, selectorStates);
  } else if (tab === 'reports' && report === 'orphans') {
    state.by = oneOf(parameters.get('by'), orphanGroupings) ?? 'account';
    state.tagKey =
      state.by === 'tag'
        ? parameters.get('tagKey')?.slice(0, 128) || undefined
        : undefined;
    state.account = parameters.get('account')?.slice(0, 100) || undefined;
  }
  return state;
}

/** Writes the state into the URL's parameters and leaves those of others alone. What is default is left out. */
export function writePageState(
  parameters: URLSearchParams,
  state: PageState,
): URLSearchParams {
  const result = new URLSearchParams(parameters);
  for (const name of ownParameters) {
    result.delete(name);
  }
  const set = (name: string, value: string | undefined, absent?: string) => {
    if (value !== undefined && value !== '' && value !== absent) {
      result.append(name, value);
    }
  };
  set('tab', state.tab, 'services');
  set('report', state.report, 'coverage');
  set('q', state.q);
  for (const value of state.environment) {
    set('environment', value);
  }
  for (const value of [
    ...state.accountState,
    ...state.claimState,
    ...state.selectorState,
  ]) {
    set('state', value);
  }
  set('by', state.by, 'account');
  set('tagKey', state.tagKey);
  set('account', state.account);
  set(pageParameter(state.tab), String(state.page), '0');
  if (state.tab === 'handbook') {
    writeHandbookState(result, state.handbook);
  }
  return result;
}

/** The URL's parameters of a page of the handbook, e.g. `tab=handbook&page=EC2.22`. */
export function handbookPageSearch(pageId: string): string {
  return writePageState(new URLSearchParams(), {
    ...defaultPageState,
    tab: 'handbook',
    handbook: { ...defaultHandbookState, pageId },
  }).toString();
}

/**
 * The state after a change. Another tab or report starts as it is by default; other filters start at the first page, because other rows
 * stand there then.
 */
export function changePageState(
  before: PageState,
  changes: Partial<PageState>,
): PageState {
  const { tab = before.tab, report = before.report } = changes;
  const elsewhere = tab !== before.tab || report !== before.report;
  return {
    ...(elsewhere ? { ...defaultPageState, tab, report } : before),
    page: 0,
    ...changes,
  };
}
