import {
  ControlGuidance,
  EntityHandbook,
  GuidanceHazard,
} from 'backstage-plugin-security-hub-common';

type Item = EntityHandbook['items'][number];

/** All that a hazard says: two that say the same are one. */
function textOf(hazard: GuidanceHazard): string {
  const { title, matched, check, happens, instead } = hazard;
  return JSON.stringify([
    title,
    matched,
    check?.markdown,
    happens.markdown,
    instead.markdown,
  ]);
}

/** For each hazard of the groups the one that says it first. */
export class FirstTold {
  static create(items: readonly Item[]): FirstTold {
    return new FirstTold(items);
  }

  readonly #first = new Map<string, Item['group']>();

  private constructor(items: readonly Item[]) {
    for (const { group, guidance } of items) {
      const { page, findingType }: ControlGuidance = guidance;
      for (const hazard of page?.hazards ?? findingType?.hazards ?? []) {
        const text = textOf(hazard);
        if (!this.#first.has(text)) {
          this.#first.set(text, group);
        }
      }
    }
  }

  /** The group in which a hazard of this one stands in full; undefined: in this one. */
  before(
    hazard: GuidanceHazard,
    group: Item['group'],
  ): Item['group'] | undefined {
    const first = this.#first.get(textOf(hazard));
    return first?.key === group.key ? undefined : first;
  }
}
