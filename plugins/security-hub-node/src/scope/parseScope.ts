import {
  ACCOUNT_IDS_ANNOTATION,
  ARNS_ANNOTATION,
  FOREIGN_ACCOUNT_ANNOTATIONS,
  FOREIGN_ARN_ANNOTATIONS,
  FOREIGN_TAGS_ANNOTATION,
  SCOPE_ANNOTATION,
  TAGS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { Annotations, readAnnotations } from './annotations';
import { arnSelectors } from './arnSelectors';
import { Draft } from './draft';
import { finishSelectors } from './finishSelectors';
import { parseList } from './parseList';
import { parseTags, TagGroup } from './parseTags';
import { parseYamlScope } from './parseYamlScope';
import { ProblemCollector } from './ProblemCollector';
import { ScopeDefinition, scopeBounds, ScopeInput } from './types';
import { accountMistake } from './values';

type Found<T> = { annotation: string; value: string; items: T[] };

function firstOf(
  annotations: Annotations,
  names: readonly string[],
): { annotation: string; value: string } | undefined {
  for (const annotation of names) {
    const value = annotations.get(annotation);
    if (value !== undefined) {
      return { annotation, value };
    }
  }
  return undefined;
}

function readAccounts(
  annotations: Annotations,
  problems: ProblemCollector,
  drafts: Draft[],
): Found<[account: string, position: number]> | undefined {
  const found = firstOf(annotations, [
    ACCOUNT_IDS_ANNOTATION,
    ...FOREIGN_ACCOUNT_ANNOTATIONS,
  ]);
  if (!found) {
    return undefined;
  }
  const items = new Map<string, number>();
  for (const { text, position } of parseList(found.value)) {
    const message = accountMistake(text);
    if (message) {
      problems.add({ ...found, position, message });
      drafts.push({
        source: found.annotation,
        place: { ...found, position },
        written: text,
        malformed: message,
      });
    } else if (!items.has(text)) {
      items.set(text, position);
    }
  }
  return { ...found, items: [...items] };
}

function readTags(
  annotations: Annotations,
  problems: ProblemCollector,
): Found<TagGroup> | undefined {
  const found = firstOf(annotations, [
    TAGS_ANNOTATION,
    FOREIGN_TAGS_ANNOTATION,
  ]);
  if (!found) {
    return undefined;
  }
  const { groups, cutAt } = parseTags(found.value, scopeBounds.selectors);
  for (const group of groups) {
    if ('message' in group) {
      problems.add({
        ...found,
        position: group.position,
        message: group.message,
      });
    }
  }
  if (cutAt !== undefined) {
    problems.add({
      ...found,
      position: cutAt,
      message: `Only the first ${scopeBounds.selectors} selectors are read; what stands here and behind matches nothing.`,
    });
  }
  return { ...found, items: groups };
}

/** `account-ids` and `tags`: joined by AND where both are given, so that a tag is only trusted in these accounts */
function shortForm(
  annotations: Annotations,
  problems: ProblemCollector,
): Draft[] {
  const drafts: Draft[] = [];
  const accounts = readAccounts(annotations, problems, drafts);
  const tags = readTags(annotations, problems);
  if (!tags) {
    if (accounts) {
      const { annotation, value } = accounts;
      for (const [account, position] of accounts.items) {
        drafts.push({
          source: annotation,
          place: { annotation, value, position },
          parts: { accounts: [account] },
        });
      }
    }
    return drafts;
  }
  for (const group of tags.items) {
    const { annotation, value } = tags;
    const place = { annotation, value, position: group.position };
    if ('message' in group) {
      drafts.push({
        place,
        source: tags.annotation,
        written: group.text,
        malformed: group.message,
      });
    } else if (accounts && !accounts.items.length) {
      // Without its accounts the tag would be trusted elsewhere
      drafts.push({
        place,
        source: tags.annotation,
        parts: { tags: group.tags },
        malformed: `${accounts.annotation} names no account that can be read, and tags hold only in these accounts.`,
      });
    } else {
      drafts.push({
        place,
        source: accounts
          ? `${accounts.annotation}, ${tags.annotation}`
          : tags.annotation,
        parts: {
          accounts: accounts?.items.map(([account]) => account) ?? [],
          tags: group.tags,
        },
      });
    }
  }
  return drafts;
}

function fullForm(
  annotations: Annotations,
  problems: ProblemCollector,
): Draft[] {
  const value = annotations.get(SCOPE_ANNOTATION);
  if (value === undefined) {
    return [];
  }
  const { selectors, cutAt } = parseYamlScope(value, scopeBounds.selectors);
  if (cutAt !== undefined) {
    problems.add({
      annotation: SCOPE_ANNOTATION,
      value,
      position: cutAt,
      message: `Only the first ${scopeBounds.selectors} selectors are read; what stands here and behind matches nothing.`,
    });
  }
  return selectors.map((selector, index): Draft => {
    const place = {
      annotation: SCOPE_ANNOTATION,
      value,
      position: selector.position,
    };
    if ('parts' in selector) {
      const { parts, not } = selector;
      return { source: SCOPE_ANNOTATION, place, parts, not };
    }
    const { message } = selector;
    problems.add({ ...place, message });
    return {
      place,
      source: SCOPE_ANNOTATION,
      written: `selector ${index + 1}`,
      malformed: message,
    };
  });
}

/**
 * Reads what an entity claims, from its annotations and the ARNs of the resources that it depends on. Never throws: a part
 * that cannot be read makes its own selector match nothing, is told as a problem, and leaves the other selectors as they are.
 */
export function parseScope(input: ScopeInput): ScopeDefinition {
  const problems = new ProblemCollector();
  const { annotations, present, tooLong } = readAnnotations(
    input.annotations,
    problems,
  );
  const related = (input.related ?? []).filter(({ arns }) => arns.length);
  const configured = present > 0 || related.length > 0;
  if (tooLong) {
    return { selectors: [], problems: problems.problems(), configured };
  }
  const drafts = [
    ...shortForm(annotations, problems),
    ...[ARNS_ANNOTATION, ...FOREIGN_ARN_ANNOTATIONS].flatMap(annotation =>
      arnSelectors(
        { annotation, value: annotations.get(annotation), source: annotation },
        problems,
      ),
    ),
    ...fullForm(annotations, problems),
    ...related.flatMap(({ entityRef, arns }) =>
      arns.flatMap(value =>
        arnSelectors(
          { annotation: FOREIGN_ARN_ANNOTATIONS[0], value, source: entityRef },
          problems,
        ),
      ),
    ),
  ];
  const selectors = finishSelectors({
    drafts,
    annotations,
    problems,
    relatedUnknown: input.relatedUnknown,
  });
  return { selectors, problems: problems.problems(), configured };
}
