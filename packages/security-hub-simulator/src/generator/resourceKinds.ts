import { foundationKinds } from './foundationKinds';
import { platformKinds } from './platformKinds';
import { ResourceKind } from './ResourceKind';

/** The kinds by the names that `demoComponents` uses. */
export const resourceKinds: Readonly<Record<string, ResourceKind>> = {
  ...foundationKinds,
  ...platformKinds,
};
