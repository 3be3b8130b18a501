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
};

/** An operation of Security Hub: returns the reply's members. */
export type Operation = (call: Call) => Record<string, unknown>;
