/** What AWS would hold, asked of the simulator's control endpoint. */
export function createWorld(simulatorUrl) {
  const control = async (path, body) => {
    const response = await fetch(`${simulatorUrl}/__control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  };
  return {
    control,
    /** The calls that exceeded a limit, by operation, account and Region. */
    async throttled() {
      const response = await fetch(`${simulatorUrl}/__control/calls`);
      const { calls } = await response.json();
      return calls.filter(call => call.throttled > 0);
    },
    /** The records of a control on a resource. */
    async records(controlId, resourceId) {
      const { records } = await control('findings/list', {
        selector: { controlId, resourceId },
      });
      return records.map(({ finding }) => finding);
    },
  };
}
