/** The facts of generated findings, one array for each: some 30 bytes a finding. Codes are positions in tables of their owner. */
export type FindingColumns = {
  /** Account and component. */
  place: Uint16Array;
  kind: Uint8Array;
  /** Number of the resource. */
  resource: Uint32Array;
  /** Region of the resource, and of the finding (another one for global resources). */
  resourceRegion: Uint8Array;
  region: Uint8Array;
  tagging: Uint8Array;
  /** Product, and what of it: a control, or a variant. */
  product: Uint8Array;
  variant: Uint16Array;
  severity: Uint8Array;
  /** Of a control's check; 0 where there is none. */
  result: Uint8Array;
  workflow: Uint8Array;
  /** 1: archived. */
  archived: Uint8Array;
  /** Seconds since the epoch. */
  created: Uint32Array;
  updated: Uint32Array;
  /** 0: there is no note. */
  noted: Uint32Array;
  note: Uint8Array;
};

/** @param size - number of findings */
export function createColumns(size: number): FindingColumns {
  return {
    place: new Uint16Array(size),
    kind: new Uint8Array(size),
    resource: new Uint32Array(size),
    resourceRegion: new Uint8Array(size),
    region: new Uint8Array(size),
    tagging: new Uint8Array(size),
    product: new Uint8Array(size),
    variant: new Uint16Array(size),
    severity: new Uint8Array(size),
    result: new Uint8Array(size),
    workflow: new Uint8Array(size),
    archived: new Uint8Array(size),
    created: new Uint32Array(size),
    updated: new Uint32Array(size),
    noted: new Uint32Array(size),
    note: new Uint8Array(size),
  };
}
