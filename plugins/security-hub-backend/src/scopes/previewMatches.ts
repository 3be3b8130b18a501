import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import {
  readSubjects,
  StoredSubject,
} from '../database/operations/scopes/readSubjects';
import { OwnershipIndex } from '../ownership';

const PAGE = 2_000;
/** So many findings are looked at; an account rarely has more. */
const MOST = 50_000;
const SAMPLE = 20;

/** What a scope would match. */
export type PreviewMatches = {
  findings: number;
  resources: number;
  /** Findings by the hash of the selector */
  bySelector: Map<string, number>;
  /** Some of the resources, in the order of their ids */
  sample: Array<{
    id: string;
    type: string;
    account: string;
    findings: number;
  }>;
  /** False: there are more findings than were looked at */
  complete: boolean;
};

type Counted = PreviewMatches['sample'][number];

/**
 * Looks which of the stored findings of the accounts a scope matches, page by page, so that other requests come in between.
 *
 * @param index - of that scope alone
 * @param accounts - those in which it may match; undefined: all
 */
export async function previewMatches(
  knex: Knex,
  options: {
    index: OwnershipIndex;
    accounts?: readonly string[];
    criteria?: FindingFilterCriteria;
  },
): Promise<PreviewMatches> {
  const { index, ...which } = options;
  const bySelector = new Map<string, number>();
  const resources = new Map<string, Counted>();
  let findings = 0;
  let seen = 0;
  let after = '';
  let page: StoredSubject[] = [];
  do {
    page = await readSubjects(knex, { ...which, after, limit: PAGE });
    for (const subject of page) {
      const [match] = index.match({
        ...subject,
        resources: subject.resources.map(({ id, ...resource }) => ({
          ...resource,
          id,
          canonicalId: id,
        })),
      });
      if (match) {
        findings += 1;
        bySelector.set(
          match.selectorHash,
          (bySelector.get(match.selectorHash) ?? 0) + 1,
        );
        count(resources, subject);
      }
    }
    seen += page.length;
    after = page.at(-1)?.key ?? '';
  } while (page.length === PAGE && seen < MOST);
  return {
    findings,
    resources: resources.size,
    bySelector,
    sample: [...resources.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, SAMPLE),
    complete: page.length < PAGE,
  };
}

function count(resources: Map<string, Counted>, subject: StoredSubject): void {
  const [first] = subject.resources;
  if (!first) {
    return;
  }
  const known = resources.get(first.hash) ?? {
    id: first.id,
    type: first.type,
    account: subject.account ?? '',
    findings: 0,
  };
  known.findings += 1;
  resources.set(first.hash, known);
}
