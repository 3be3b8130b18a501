/** Somebody of the demo's organisation whom a person can be. */
export type Persona = {
  /** Name of the user entity; sent in the header that the backend's demo sign-in reads */
  name: 'developer-a' | 'developer-b' | 'approver';
  /** Where the first minute of this persona begins */
  start: string;
};

/** The personas, in the order in which they are shown. */
export const personas: Persona[] = [
  {
    name: 'developer-a',
    start: '/catalog/default/component/checkout-api/security',
  },
  {
    name: 'developer-b',
    start: '/catalog/default/component/payments-worker/security',
  },
  {
    name: 'approver',
    start: '/catalog/default/component/checkout-api/security',
  },
];

const storageKey = 'security-hub-demo-persona';

/** The persona of this browser tab: two tabs can be two people. */
export function storedPersona(storage: Storage): Persona | undefined {
  const name = storage.getItem(storageKey);
  return personas.find(persona => persona.name === name);
}

/** Keeps the choice over reloads; undefined forgets it. */
export function storePersona(
  storage: Storage,
  persona: Persona | undefined,
): void {
  if (persona) {
    storage.setItem(storageKey, persona.name);
  } else {
    storage.removeItem(storageKey);
  }
}
