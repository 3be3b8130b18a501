/**
 * A catalog for accounts of which nothing else is known: one `Resource` of type `cloud-account` and one Component each,
 * owned by team A, with the claim that shows the account's findings on the Component.
 *
 * @param accounts `[{ id, partition }]`
 * @returns YAML (each document is JSON, which YAML reads)
 */
export function catalogOfAccounts(accounts) {
  const documents = accounts.flatMap(({ id }) => [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: `account-${id}`,
        title: `AWS account ${id}`,
        annotations: { 'amazonaws.com/account-id': id },
      },
      spec: { type: 'cloud-account', owner: 'group:default/team-a' },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: `workload-${id}`,
        title: `Everything in AWS account ${id}`,
        annotations: { 'aws-security-hub/account-ids': id },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/team-a',
      },
    },
  ]);
  return documents
    .map(document => JSON.stringify(document, undefined, 2))
    .join('\n---\n')
    .concat('\n');
}

/** The name of the Component that {@link catalogOfAccounts} makes for an account. */
export function componentOfAccount({ id }) {
  return `component/default/workload-${id}`;
}
