import { createCaller, isOwner } from './caller';
import { RollUpEntities } from './RollUpLookup';
import { RollUpMembers } from './RollUpMembers';

const system = 'system:default/shop';
const own = (index: number) => `component:default/own-${index}`;
const foreign = (index: number) => `component:default/foreign-${index}`;
const caller = createCaller({
  userEntityRef: 'user:default/someone',
  ownershipEntityRefs: ['group:default/team-a'],
  hierarchy: { ancestorsOf: () => new Set() },
  platformGroups: [],
});

function membersOf(refs: string[] | undefined) {
  const rollUps: RollUpEntities | undefined = refs && {
    membersOf: () => refs,
    ownedBy: () => refs,
    withGroupsBelow: () => [],
  };
  return RollUpMembers.create({
    lookup: {
      rollUps,
      ownersOf: ref => [
        ref.includes('own') ? 'group:default/team-a' : 'group:default/others',
      ],
      mayHaveFindings: ref => ref.includes('own'),
    },
    hierarchy: { ancestorsOf: () => new Set() },
    mayRead: isOwner,
    maximum: 4,
  });
}

describe('RollUpMembers', () => {
  it('keeps what the caller owns when strangers add themselves', () => {
    const strangers = [1, 2, 3, 4, 5].map(foreign);
    expect(
      membersOf([...strangers, own(1), own(2)]).of(system, caller),
    ).toEqual([own(1), own(2), foreign(1), foreign(2)]);
    expect(membersOf([foreign(1), own(1)]).ofCaller(caller)).toEqual([
      foreign(1),
      own(1),
    ]);
  });

  it('leaves out what has nothing to add, but no service', () => {
    expect(
      membersOf([
        'group:default/empty',
        'group:default/own-account',
        'system:default/idle',
        'resource:default/account',
        'api:default/orders',
        foreign(1),
      ]).ofCaller(caller),
    ).toEqual(['group:default/own-account', foreign(1)]);
  });

  it('cuts nothing that the caller would have to see', () => {
    expect(() =>
      membersOf([1, 2, 3, 4, 5].map(own)).of(system, caller),
    ).toThrow('sums up 5 entities, more than 4: open a part of it');
  });

  it('shows no page as empty before the catalog was looked at', () => {
    expect(() => membersOf(undefined).of(system, caller)).toThrow(
      'try again in some seconds',
    );
  });
});
