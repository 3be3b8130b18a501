import { RecordFormat } from 'backstage-plugin-security-hub-common';
import { FindingsPage, ReadPriority } from '../../aws';
import { RecordIdentifier } from './DirtyRecords';

/** Which findings to read; all parts hold. Nothing given: all. */
export type FindingQuery = {
  /** Not what is archived */
  active?: boolean;
  /** Updated by its provider at or after this time, ISO 8601 */
  updatedSince?: string;
  /** Only with `updatedSince`: and at or before this time */
  updatedUntil?: string;
  /** With a note written at or after this time */
  notedSince?: string;
  /** Only with `notedSince`: and at or before this time */
  notedUntil?: string;
  /** Triage that moves no timestamp: suppressed or notified; or resolved although it fails */
  triage?: 'set-aside' | 'settled';
  /** At most {@link LARGEST_ID_QUERY} */
  ids?: string[];
  /** Of these accounts, or of all others; at most {@link MOST_ACCOUNTS} */
  accounts?: { only: string[] } | { except: string[] };
  /** Of these products, by AWS's ProductName, or of all others and of none; at most 20 */
  products?: { only: string[] } | { except: string[] };
};

/** AWS takes at most 20 values of one attribute. */
export const LARGEST_ID_QUERY = 20;
/** AWS takes at most 20 values of one attribute. */
export const MOST_ACCOUNTS = 20;

/** One page to read. */
export type PageRequest = {
  query: FindingQuery;
  /** Our clock, milliseconds, when the first page was asked for: AWS takes a NextToken only with the same filters */
  now: number;
  nextToken?: string;
  priority: ReadPriority;
  signal?: AbortSignal;
};

/** The findings of an account and Region as one of the two services gives them. */
export interface FindingStream {
  readonly format: RecordFormat;
  /** Up to 100 findings in the order of their last update. @throws HubError */
  getPage(request: PageRequest): Promise<FindingsPage>;
  /** When its provider updated it last, milliseconds; undefined: it does not say */
  updatedAtOf(document: unknown): number | undefined;
  /** Undefined: it has no Id */
  identifierOf(document: unknown): RecordIdentifier | undefined;
  /** The account and Region that it names */
  placeOf(document: unknown): { account?: string; region?: string };
}
