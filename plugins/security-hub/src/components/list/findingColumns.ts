import { FindingSort, Grouping } from '../../state/viewState';

/** A column of a list of findings. */
export type FindingColumn =
  | 'priority'
  | 'finding'
  | 'resource'
  | 'account'
  | 'region'
  | 'since'
  | 'due'
  | 'status';

const columns: readonly FindingColumn[] = [
  'priority',
  'finding',
  'resource',
  'account',
  'region',
  'since',
  'due',
  'status',
];

const said: Record<Grouping, readonly FindingColumn[]> = {
  control: ['finding', 'region'],
  resource: ['resource', 'account', 'region'],
  account: ['account'],
  // The Region stands beside the account.
  none: ['region'],
};

/** The columns of a list: what the group says already is left out. */
export function findingColumns(grouping: Grouping): FindingColumn[] {
  return columns.filter(column => !said[grouping].includes(column));
}

/** The orders that a column can be sorted by: first choice, and turned round. */
export const columnSorts: Partial<
  Record<FindingColumn, readonly [FindingSort, FindingSort]>
> = {
  priority: ['-priority', 'priority'],
  finding: ['title', '-title'],
  since: ['firstSeenAt', '-firstSeenAt'],
  due: ['dueAt', '-dueAt'],
};
