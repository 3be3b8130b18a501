/** A statement of a policy, in one form for both flavours. */
export type Statement = {
  sid: string;
  effect: string;
  actions: string[];
  resources: string[];
  /** `AWS <portal principal>`, `Service events.amazonaws.com`, `* *` */
  principals: string[];
  /** `StringEquals sts:ExternalId = <external id>` */
  conditions: string[];
};

/** Policies by `<template>/<name of the policy>`, e.g. `events/consume`. */
export type Policies = Map<string, Statement[]>;

/** A value or a list of them, sorted. */
export function sorted(
  value: unknown,
  text: (item: unknown) => string,
): string[] {
  if (value === undefined) {
    return [];
  }
  return (Array.isArray(value) ? value : [value]).map(text).sort();
}
