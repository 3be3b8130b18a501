import { GuidanceHazard } from 'backstage-plugin-security-hub-common';
import { createContext, ReactElement, useContext } from 'react';

/** Says where on the same paper a hazard stands in full already; undefined: nowhere before. */
export type Told = (hazard: GuidanceHazard) => ReactElement | undefined;

/** Where several pages stand one below the other, what they share is to be read once. */
export const ToldContext = createContext<Told>(() => undefined);

/** See `Told`. */
export function useTold(): Told {
  return useContext(ToldContext);
}
