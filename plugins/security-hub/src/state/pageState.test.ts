import {
  changePageState,
  defaultPageState,
  PageState,
  parsePageState,
  writePageState,
} from './pageState';

const parse = (search: string) => parsePageState(new URLSearchParams(search));
const write = (state: PageState, search: string = '') =>
  writePageState(new URLSearchParams(search), state).toString();

describe('pageState', () => {
  it.each([
    '',
    'tab=accounts&q=kumo&environment=prod&environment=dev&state=invited&page=2',
    'tab=claims&state=pending&state=refused',
    'tab=reports',
    'tab=reports&report=orphans&by=tag&tagKey=Cost+centre&account=111122223333&page=1',
    'tab=reports&report=selectors&state=malformed',
    'tab=scope',
  ])('reads what it writes: %s', search => {
    expect(write(parse(search))).toBe(search);
  });

  it('takes what makes no sense as absent', () => {
    expect(
      parse('tab=secrets&report=all&state=pending&page=-1&by=colour'),
    ).toEqual(defaultPageState);
    // A state of claims is none of accounts, and a tag key belongs to tags
    expect(parse('tab=accounts&state=refused').accountState).toEqual([]);
    expect(
      parse('tab=reports&report=orphans&by=account&tagKey=a').tagKey,
    ).toBeUndefined();
    expect(parse('tab=claims&q=x').q).toBe('');
    expect(parse(`tab=accounts&q=${'x'.repeat(900)}`).q).toHaveLength(200);
  });

  it('leaves the parameters of others alone', () => {
    expect(write(defaultPageState, 'theme=dark&tab=claims&page=3')).toBe(
      'theme=dark',
    );
  });

  it('starts at the first page with other filters, and afresh in another tab or report', () => {
    const before = parse('tab=accounts&q=kumo&environment=prod&page=2');
    expect(changePageState(before, { page: 3 })).toEqual({
      ...before,
      page: 3,
    });
    expect(changePageState(before, { q: 'menu' })).toEqual({
      ...before,
      q: 'menu',
      page: 0,
    });
    expect(changePageState(before, { tab: 'claims' })).toEqual({
      ...defaultPageState,
      tab: 'claims',
    });
    const orphans = parse('tab=reports&report=orphans&by=tag&tagKey=a&page=1');
    expect(changePageState(orphans, { report: 'selectors' })).toEqual({
      ...defaultPageState,
      tab: 'reports',
      report: 'selectors',
    });
  });
});
