/** Owners were computed with a state of the catalog that another replica has replaced: sweep the catalog, then do it again. */
export class OwnershipOutdated extends Error {
  constructor() {
    super('The catalog has changed since this replica last looked at it');
    this.name = 'OwnershipOutdated';
  }
}
