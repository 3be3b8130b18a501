/** The connection ends without a reply, on purpose. */
export class ConnectionCut extends Error {
  constructor() {
    super('The connection is cut on purpose');
    this.name = 'ConnectionCut';
  }
}
