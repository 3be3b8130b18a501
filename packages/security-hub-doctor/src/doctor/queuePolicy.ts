/** What a queue's policy lets EventBridge do. */
export type QueuePolicyFacts = {
  /** ARNs that `aws:SourceArn` names in statements that let EventBridge send */
  ruleArns: string[];
  /** EventBridge may send whatever the rule and account */
  open: boolean;
  /** Requests without TLS are refused */
  deniesPlainText: boolean;
};

type Members = Record<string, unknown>;

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function letsEventBridgeSend(statement: Members): boolean {
  const principal = membersOf(statement.Principal);
  const actions = listOf(statement.Action).map(action =>
    String(action).toLowerCase(),
  );
  return (
    statement.Effect === 'Allow' &&
    (statement.Principal === '*' ||
      listOf(principal.AWS).includes('*') ||
      listOf(principal.Service).includes('events.amazonaws.com')) &&
    actions.some(action => ['sqs:sendmessage', 'sqs:*', '*'].includes(action))
  );
}

/** Values of a condition key, whatever the operator; keys are compared without case. */
function valuesOf(statement: Members, key: string): string[] {
  return Object.values(membersOf(statement.Condition)).flatMap(block =>
    Object.entries(membersOf(block))
      .filter(([name]) => name.toLowerCase() === key)
      .flatMap(([, value]) => listOf(value).map(String)),
  );
}

/** Reads a queue's `Policy` attribute; undefined where it is no JSON object. */
export function readQueuePolicy(text: string): QueuePolicyFacts | undefined {
  let document: Members;
  try {
    document = membersOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  const statements = listOf(document.Statement).map(membersOf);
  const sending = statements.filter(letsEventBridgeSend);
  const arns = sending.map(statement => valuesOf(statement, 'aws:sourcearn'));
  return {
    ruleArns: [...new Set(arns.flat())],
    open: arns.some(
      (list, index) =>
        list.length === 0 &&
        valuesOf(sending[index], 'aws:sourceaccount').length === 0,
    ),
    deniesPlainText: statements.some(
      statement =>
        statement.Effect === 'Deny' &&
        valuesOf(statement, 'aws:securetransport').includes('false'),
    ),
  };
}
