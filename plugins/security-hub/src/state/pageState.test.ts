import {
  changePageState,
  defaultPageState,
  handbookPageSearch,
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
    'tab=handbook&page=EC2.22',
    'tab=handbook&q=group&listPage=3&kind=control&service=EC2&service=S3&severity=HIGH&layer=network&standard=CIS-AWS-v5.0.0&verdict=fix&verdict=none&hazards=true&stale=false&use=failing&untranslated=true&status=all&sort=use&page=guardduty%3Aec2-instance&wherePage=2',
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
    expect(
      parse(
        'tab=handbook&kind=secret&severity=SEVERE&verdict=maybe&hazards=yes&stale=1&use=never&untranslated=no&status=gone&sort=luck&page=&listPage=-1&wherePage=x',
      ),
    ).toEqual({ ...defaultPageState, tab: 'handbook' });
    // What an address would take for a step of its path
    for (const page of ['.', '..', '%2E%2e']) {
      expect(parse(`tab=handbook&page=${page}`)).toEqual({
        ...defaultPageState,
        tab: 'handbook',
      });
    }
    // The handbook's filters are those of no other tab, and its open page is no number
    expect(parse('tab=accounts&severity=HIGH&page=EC2.22')).toEqual({
      ...defaultPageState,
      tab: 'accounts',
    });
    expect(parse('tab=claims&q=x').q).toBe('');
    expect(parse(`tab=accounts&q=${'x'.repeat(900)}`).q).toHaveLength(200);
  });

  it('leaves the parameters of others alone', () => {
    expect(write(defaultPageState, 'theme=dark&tab=claims&page=3')).toBe(
      'theme=dark',
    );
  });

  it('keeps the filters of the handbook while a page of it is open', () => {
    const list = parse('tab=handbook&q=group&severity=HIGH&listPage=2');
    const open = changePageState(list, {
      page: list.page,
      handbook: { ...list.handbook, pageId: 'EC2.22' },
    });
    expect(write(open)).toBe(
      'tab=handbook&q=group&listPage=2&severity=HIGH&page=EC2.22',
    );
    expect(handbookPageSearch('own:egress-proxy')).toBe(
      'tab=handbook&page=own%3Aegress-proxy',
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
