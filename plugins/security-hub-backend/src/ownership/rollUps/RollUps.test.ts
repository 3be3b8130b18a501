import { RollUpEntity, RollUps, ROLL_UP_DEPTH } from './RollUps';

const entity = (
  ref: string,
  partOf: string[] = [],
  ownerRefs: string[] = [],
): RollUpEntity => ({ ref, partOf, ownerRefs });

const parent = 'group:default/parent';
const child = 'group:default/child';

describe('RollUps', () => {
  it('follow parts through domains and systems, the nearest first', () => {
    const rollUps = RollUps.create({
      entities: [
        entity('domain:default/shop'),
        entity('domain:default/checkout', ['domain:default/shop']),
        entity('system:default/basket', ['domain:default/checkout']),
        entity('component:default/api', ['system:default/basket']),
        entity('component:default/library', ['component:default/api']),
        entity('resource:default/orders', [
          'system:default/basket',
          'domain:default/shop',
        ]),
        entity('component:default/elsewhere', ['system:default/other']),
      ],
      groupHierarchy: [],
    });
    expect(rollUps.membersOf('domain:default/shop')).toEqual([
      'domain:default/checkout',
      'resource:default/orders',
      'system:default/basket',
      'component:default/api',
      'component:default/library',
    ]);
    expect(rollUps.membersOf('system:default/basket')).toEqual([
      'component:default/api',
      'resource:default/orders',
      'component:default/library',
    ]);
    expect(rollUps.membersOf('system:default/none')).toEqual([]);
  });

  it('end in circles and after ten levels', () => {
    const circle = RollUps.create({
      entities: [
        entity('system:default/itself', ['system:default/itself']),
        entity('domain:default/a', ['domain:default/b']),
        entity('domain:default/b', ['domain:default/c']),
        entity('domain:default/c', ['domain:default/a']),
      ],
      groupHierarchy: [],
    });
    expect(circle.membersOf('system:default/itself')).toEqual([]);
    expect(circle.membersOf('domain:default/a').sort()).toEqual([
      'domain:default/b',
      'domain:default/c',
    ]);
    const deep = RollUps.create({
      entities: Array.from({ length: 15 }, (_, level) =>
        entity(`domain:default/${level + 1}`, [`domain:default/${level}`]),
      ),
      groupHierarchy: [],
    });
    expect(deep.membersOf('domain:default/0')).toHaveLength(ROLL_UP_DEPTH);
  });

  it('give a group what it and the groups below it own, and a person what is theirs', () => {
    const rollUps = RollUps.create({
      entities: [
        entity(parent),
        entity(child, [], [parent]),
        entity('component:default/of-parent', [], [parent]),
        entity('component:default/of-child', [], [child]),
        entity('component:default/of-both', [], [child, parent]),
        entity('component:default/of-person', [], ['user:default/person']),
      ],
      // A circle, too: each is above the other
      groupHierarchy: [
        { ancestor: parent, member: child },
        { ancestor: child, member: parent },
      ],
    });
    const all = [
      'component:default/of-both',
      'component:default/of-child',
      'component:default/of-parent',
    ];
    expect(rollUps.membersOf(parent).sort()).toEqual([...all, child]);
    expect(rollUps.membersOf(child).sort()).toEqual([...all, parent]);
    expect(rollUps.ownedBy(['user:default/person'])).toEqual([
      'component:default/of-person',
    ]);
    expect(rollUps.ownedBy(['user:default/person', child]).sort()).toEqual([
      'component:default/of-both',
      'component:default/of-child',
      'component:default/of-person',
      child,
    ]);
  });
});
