/** What is done to a reply on its way to the caller. */
export type ReplyDamage = {
  /**
   * The connection ends: before anything is done (`request`), or when all is done and the caller never learns of it: before the
   * reply begins (`reply`), or in the middle of its body (`body`).
   */
  cut?: 'request' | 'reply' | 'body';
  /** The body ends in the middle of its JSON, as a complete reply with status and length. */
  truncate?: boolean;
  /** Milliseconds over which the body comes, piece by piece. */
  slowBody?: number;
};

/** An operation that fails or is slow on purpose. */
export type OperationFault = ReplyDamage & {
  /** E.g. `GetFindings`, `AssumeRole`; `*` for every operation. */
  operation: string;
  /** Only calls of this account; default all. */
  accountId?: string;
  /** Only calls in this Region; default all. */
  region?: string;
  /** Calls until the fault is over; default until it is cleared. */
  times?: number;
  /** Milliseconds that calls take longer. */
  delay?: number;
  /** The error that calls answer with; without one they are slow only. */
  error?: { code: string; status: number; message?: string };
  /** Calls that pass before the fault begins; default 0. */
  after?: number;
  /** The call is never answered: it ends when the caller gives up. */
  hang?: boolean;
  /** Calls for a further page answer that their NextToken has expired; first pages pass and are not counted. */
  expiredToken?: boolean;
};

/** A finding that BatchUpdateFindings or BatchImportFindings does not process. */
export type FindingFault = {
  id: string;
  code: string;
  message?: string;
  /** Attempts until the fault is over; default until it is cleared. */
  times?: number;
};

/** Roles or users that are denied, and what fails on purpose. */
export class Faults {
  private operations: OperationFault[] = [];
  private findings: FindingFault[] = [];
  private readonly denied = new Map<string, readonly string[] | undefined>();

  private constructor() {}

  static create(): Faults {
    return new Faults();
  }

  addOperation(fault: OperationFault): void {
    this.operations.push({ ...fault });
  }

  addFinding(fault: FindingFault): void {
    this.findings.push({ ...fault });
  }

  /** Takes the faults that a call meets, counting it. */
  takeOperation(call: {
    operation: string;
    accountId: string | undefined;
    region: string;
    hasToken: () => boolean;
  }): OperationFault[] {
    const { operation, accountId, region } = call;
    if (this.operations.length === 0) {
      return [];
    }
    const met = this.operations.filter(
      fault =>
        (fault.operation === operation || fault.operation === '*') &&
        (fault.accountId === undefined || fault.accountId === accountId) &&
        (fault.region === undefined || fault.region === region) &&
        (!fault.expiredToken || call.hasToken()),
    );
    const active = met.filter(fault => {
      if ((fault.after ?? 0) > 0) {
        fault.after = (fault.after ?? 0) - 1;
        return false;
      }
      return true;
    });
    for (const fault of active) {
      if (fault.times !== undefined) {
        fault.times -= 1;
      }
    }
    this.operations = this.operations.filter(
      fault => fault.times === undefined || fault.times > 0,
    );
    return active;
  }

  takeFinding(id: string): FindingFault | undefined {
    const fault = this.findings.find(candidate => candidate.id === id);
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) {
        this.findings = this.findings.filter(other => other !== fault);
      }
    }
    return fault;
  }

  /** Denies an ARN of a role or user: all operations, or the named ones. */
  deny(arn: string, operations?: readonly string[]): void {
    this.denied.set(arn, operations);
  }

  allow(arn: string): void {
    this.denied.delete(arn);
  }

  isDenied(arn: string | undefined, operation: string): boolean {
    if (arn === undefined || !this.denied.has(arn)) {
      return false;
    }
    const operations = this.denied.get(arn);
    return operations === undefined || operations.includes(operation);
  }

  /** Forgets all faults and denials. */
  clear(): void {
    this.operations = [];
    this.findings = [];
    this.denied.clear();
  }
}
