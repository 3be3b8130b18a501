import { stringify } from 'yaml';

/** Annotations as they stand in a catalog file. */
export function writeAnnotations(annotations: Record<string, string>): string {
  return stringify({ metadata: { annotations } }, { lineWidth: 0 });
}
