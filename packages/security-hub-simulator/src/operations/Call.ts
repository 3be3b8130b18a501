import { Identity } from '../store/Credentials';
import { World } from '../store/World';

/** One authenticated call of an operation. */
export type Call = {
  world: World;
  identity: Identity;
  region: string;
  /** Parsed JSON body; an empty object without one. */
  input: Record<string, unknown>;
  query: URLSearchParams;
  /** Rest of the path behind the route's prefix, decoded. */
  pathRest: string;
  /** Aborted once the caller has hung up, e.g. in the middle of a long poll. */
  signal: AbortSignal;
};

/** A reply's members. */
export type Reply = Record<string, unknown>;

/** An operation of an AWS service: returns the reply. */
export type Operation = (call: Call) => Reply | Promise<Reply>;
