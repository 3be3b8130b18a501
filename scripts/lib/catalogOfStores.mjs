const teams = ['team-storefront', 'team-loyalty', 'team-data', 'team-platform'];

/** The demo's team that looks after a further account; each has its share. */
export function teamOfStore(index) {
  return `group:default/${teams[index % teams.length]}`;
}

/**
 * A catalog for the further accounts of a large made-up organisation: one System an account, with its components, which select their
 * findings by account and tag as those of the demo do.
 *
 * @param stores what `generatedAccounts` of the simulator gives
 * @returns YAML (each document is JSON, which YAML reads)
 */
export function catalogOfStores(stores) {
  const documents = stores.flatMap(({ id, name, components }, index) => [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name },
      spec: { owner: teamOfStore(index) },
    },
    ...components.map(component => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: component.name,
        annotations: {
          'aws-security-hub/account-ids': id,
          'aws-security-hub/tags': `Service=${component.tags.Service}`,
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: teamOfStore(index),
        system: name,
      },
    })),
  ]);
  return documents
    .map(document => JSON.stringify(document, undefined, 2))
    .join('\n---\n')
    .concat('\n');
}
