import { Finding } from 'backstage-plugin-security-hub-common';
import { useCallback, useEffect, useMemo, useState } from 'react';

/** Findings that the reader has ticked. */
export type Selection = {
  findings: Finding[];
  has(key: string): boolean;
  set(findings: readonly Finding[], selected: boolean): void;
  clear(): void;
};

/** A selection that is dropped when `scope` changes: nobody decides about rows that are not in view any more. */
export function useSelection(scope: string): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, Finding>>(
    new Map(),
  );
  useEffect(() => setSelected(new Map()), [scope]);
  const set = useCallback(
    (findings: readonly Finding[], wanted: boolean) =>
      setSelected(current => {
        const next = new Map(current);
        for (const finding of findings) {
          if (wanted) {
            next.set(finding.key, finding);
          } else {
            next.delete(finding.key);
          }
        }
        return next;
      }),
    [],
  );
  const clear = useCallback(() => setSelected(new Map()), []);
  return useMemo(
    () => ({
      findings: [...selected.values()],
      has: key => selected.has(key),
      set,
      clear,
    }),
    [selected, set, clear],
  );
}
