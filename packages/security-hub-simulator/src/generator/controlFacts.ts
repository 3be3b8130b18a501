import facts from './facts.json';

/** What the generator knows of a control: facts alone, no prose. */
export type ControlFact = {
  /** E.g. `S3.8`. */
  id: string;
  title: string;
  severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  /** CloudFormation types that it checks. */
  resourceTypes: string[];
  /** AWS checks it no more; old findings remain. */
  retired: boolean;
  /** Standard -> numbers of its requirements. */
  standards: Record<string, string[]>;
};

/** The controls that generated findings are about. */
export const controlFacts = facts as unknown as readonly ControlFact[];

const byId = new Map(controlFacts.map(fact => [fact.id, fact]));

/** @throws Error for a control that the generator has no facts of */
export function controlFact(id: string): ControlFact {
  const fact = byId.get(id);
  if (!fact) {
    throw new Error(`The generator has no facts of the control ${id}`);
  }
  return fact;
}
