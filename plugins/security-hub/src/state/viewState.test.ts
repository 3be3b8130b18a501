import { DateTime } from 'luxon';
import {
  counterFilters,
  isCounterChosen,
} from '../components/head/counterFilters';
import { filterQuery } from './filterQuery';
import {
  defaultViewState,
  hasFilters,
  parseViewState,
  ViewState,
  withoutFilters,
  writeViewState,
} from './viewState';

const key = 'a'.repeat(64);

const full: ViewState = {
  status: ['accepted', 'unknown'],
  priority: ['critical', 'low'],
  severity: ['HIGH'],
  environment: ['prod'],
  layer: ['data-store'],
  control: ['S3.8', 'EC2.19'],
  product: ['vendor/a product, with comma'],
  account: ['111122223333'],
  region: ['global'],
  standard: ['standards/kumo/v/1.0.0'],
  verdict: ['accept', 'none'],
  q: 'menu & more',
  overdue: true,
  expiring: true,
  firstSeenDays: 30,
  by: 'resource',
  sort: 'dueAt',
  page: 3,
  open: ['arn:aws:s3:::a,b', 'control:S3.8'],
  members: true,
  handbook: true,
  finding: key,
  tab: 'evidence',
};

describe('viewState', () => {
  it.each([
    ['the default', defaultViewState],
    ['every part', full],
    ['any status', { ...defaultViewState, status: [] }],
  ])('comes back from the URL: %s', (_name, state) => {
    const parameters = writeViewState(new URLSearchParams(), state);
    expect(parseViewState(new URLSearchParams(parameters.toString()))).toEqual({
      firstSeenDays: undefined,
      finding: undefined,
      ...state,
    });
  });

  it('leaves defaults out and the parameters of others alone', () => {
    expect(
      writeViewState(
        new URLSearchParams('other=1&q=old'),
        defaultViewState,
      ).toString(),
    ).toBe('other=1');
  });

  it.each([
    'status=nonsense&priority=urgent&by=colour&sort=luck&page=-4&seen=13',
    'finding=../../etc/passwd&tab=secret&overdue=maybe&page=1e9',
    'verdict=perhaps&handbook=yes&members=1',
  ])('takes nonsense as absent: %s', search => {
    expect(parseViewState(new URLSearchParams(search))).toEqual({
      ...defaultViewState,
      firstSeenDays: undefined,
      finding: undefined,
    });
  });

  it('knows filters from order and grouping', () => {
    expect(hasFilters(defaultViewState)).toBe(false);
    expect(hasFilters({ ...defaultViewState, by: 'none', page: 2 })).toBe(
      false,
    );
    expect(hasFilters({ ...defaultViewState, status: [] })).toBe(true);
    expect(hasFilters({ ...defaultViewState, firstSeenDays: 7 })).toBe(true);
    expect(withoutFilters(full)).toEqual({
      ...defaultViewState,
      by: 'resource',
      sort: 'dueAt',
      members: true,
    });
  });

  it('asks the API for what is chosen, from the start of a day', () => {
    const now = DateTime.fromISO('2026-11-20T09:31:12Z');
    expect(filterQuery(defaultViewState, now)).toEqual({
      status: ['acknowledged', 'open'],
    });
    expect(filterQuery({ ...full, firstSeenDays: 7 }, now)).toMatchObject({
      control: ['EC2.19', 'S3.8'],
      verdict: ['accept', 'none'],
      q: 'menu & more',
      overdue: true,
      expiring: true,
      firstSeenAfter: '2026-11-13T00:00:00.000Z',
    });
  });

  it('recognises the view that a counter counts, and no other', () => {
    const state = { ...defaultViewState, ...counterFilters.later };
    expect(isCounterChosen('later', state)).toBe(true);
    expect(isCounterChosen('actNow', state)).toBe(false);
    expect(isCounterChosen('later', { ...state, q: 'x' })).toBe(false);
    expect(isCounterChosen('actNow', defaultViewState)).toBe(false);
  });
});
