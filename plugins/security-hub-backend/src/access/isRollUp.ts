const kinds = ['system', 'domain', 'group', 'user'];

/** Whether the page of an entity sums up the findings of others. */
export function isRollUp(entityRef: string): boolean {
  return kinds.includes(kindOf(entityRef));
}

/** Whether the entity is a person, whose page sums up what is theirs. */
export function isUser(entityRef: string): boolean {
  return kindOf(entityRef) === 'user';
}

function kindOf(entityRef: string): string {
  return entityRef.slice(0, entityRef.indexOf(':'));
}
