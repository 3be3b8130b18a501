import { RecordIdentifier } from './DirtyRecords';

/** The identifier of a record as AWS gave it; undefined where it has none. */
export function identifierOf(document: unknown): RecordIdentifier | undefined {
  if (typeof document !== 'object' || document === null) {
    return undefined;
  }
  const { Id: id, ProductArn: productArn } = document as Record<
    string,
    unknown
  >;
  return typeof id === 'string'
    ? { id, productArn: typeof productArn === 'string' ? productArn : '' }
    : undefined;
}
