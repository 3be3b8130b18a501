import { ancestorsOf, closeGroups } from './groupClosure';

describe('groupClosure', () => {
  it('finds all ancestors of a group', () => {
    const hierarchy = closeGroups([
      { ancestor: 'group:default/unit', member: 'group:default/team-a' },
      { ancestor: 'group:default/unit', member: 'group:default/team-b' },
      { ancestor: 'group:default/company', member: 'group:default/unit' },
    ]);
    expect(hierarchy).toHaveLength(5);
    expect(ancestorsOf(['group:default/team-a'], hierarchy)).toEqual([
      'group:default/company',
      'group:default/team-a',
      'group:default/unit',
    ]);
    expect(ancestorsOf(['group:default/alone'], hierarchy)).toEqual([
      'group:default/alone',
    ]);
    expect(ancestorsOf([], hierarchy)).toEqual([]);
  });

  it('ends in cycles and after ten levels', () => {
    expect(
      closeGroups([
        { ancestor: 'b', member: 'a' },
        { ancestor: 'c', member: 'b' },
        { ancestor: 'a', member: 'c' },
        { ancestor: 'a', member: 'a' },
      ]),
    ).toEqual([
      { ancestor: 'b', member: 'a' },
      { ancestor: 'c', member: 'a' },
      { ancestor: 'a', member: 'b' },
      { ancestor: 'c', member: 'b' },
      { ancestor: 'a', member: 'c' },
      { ancestor: 'b', member: 'c' },
    ]);
    const chain = Array.from({ length: 20 }, (_, index) => ({
      ancestor: `g${index + 1}`,
      member: `g${index}`,
    }));
    expect(ancestorsOf(['g0'], closeGroups(chain))).toHaveLength(11);
  });
});
