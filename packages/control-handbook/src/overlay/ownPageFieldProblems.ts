import {
  linkProblems,
  markupProblems,
  problemOfLink,
} from '../page/markdownProblems';
import type { FieldPath } from '../page/readFrontMatter';
import { placeholderProblems } from '../rendering/placeholderProblems';
import { overlayBounds } from './overlayBounds';
import type { OwnPageFrontMatter } from './ownPageFrontMatter';

/** A field of the front matter, and what is wrong with it. */
export interface FieldProblem {
  path: FieldPath;
  message: string;
}

type FieldText = { path: FieldPath; text: string };

/** Titles, and what becomes the justification of an acceptance: shown as they are. */
function plainTexts(frontMatter: OwnPageFrontMatter): FieldText[] {
  const { title, hazards = [], exceptions = [] } = frontMatter;
  return [
    { path: ['title'], text: title },
    ...hazards.map((hazard, index) => ({
      path: ['hazards', index, 'title'],
      text: hazard.title,
    })),
    ...exceptions.flatMap((exception, index) =>
      (['title', 'text'] as const).map(field => ({
        path: ['exceptions', index, field],
        text: exception[field],
      })),
    ),
  ];
}

/** Markdown that may hold values of a finding. */
function filledTexts({ hazards = [] }: OwnPageFrontMatter): FieldText[] {
  return hazards.flatMap((hazard, index) =>
    (['check', 'happens', 'instead'] as const).map(field => ({
      path: ['hazards', index, field],
      text: hazard[field] ?? '',
    })),
  );
}

function problemsOfText(text: string, filled: boolean): string[] {
  if (text.length > overlayBounds.field) {
    return [`more than ${overlayBounds.field} characters`];
  }
  const placeholders = filled
    ? placeholderProblems('markdown', text).map(({ message }) => message)
    : ['this is shown as it is: no placeholders'].filter(() =>
        text.includes('{{'),
      );
  const markdown = [...markupProblems(text), ...linkProblems(text)];
  return [...placeholders, ...markdown.map(({ message }) => message)];
}

/** Where sources and references lead. */
function links(
  frontMatter: OwnPageFrontMatter,
): { path: FieldPath; url: string }[] {
  const { hazards = [], exceptions = [], references = [] } = frontMatter;
  const sources = Object.entries({ hazards, exceptions }).flatMap(
    ([field, list]) =>
      list.flatMap((each, index) =>
        (each.sources ?? []).map(({ url }, position) => ({
          path: [field, index, 'sources', position, 'url'],
          url,
        })),
      ),
  );
  return [
    ...sources,
    ...references.map(({ url }, index) => ({
      path: ['references', index, 'url'],
      url,
    })),
  ];
}

function repeatedIds(frontMatter: OwnPageFrontMatter): FieldProblem[] {
  const { hazards = [], exceptions = [] } = frontMatter;
  return Object.entries({ hazards, exceptions }).flatMap(([field, list]) => {
    const ids = list.map(({ id }) => id);
    return ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [
            {
              path: [field, index, 'id'],
              message: `the id ${id} is used twice`,
            },
          ]
        : [],
    );
  });
}

/** What is wrong with the front matter of an organisation's own page, beyond what its schema says. */
export function ownPageFieldProblems(
  frontMatter: OwnPageFrontMatter,
): FieldProblem[] {
  const texts = [
    ...plainTexts(frontMatter).map(each => ({ ...each, filled: false })),
    ...filledTexts(frontMatter).map(each => ({ ...each, filled: true })),
  ];
  return [
    ...repeatedIds(frontMatter),
    ...texts.flatMap(({ path, text, filled }) =>
      problemsOfText(text, filled).map(message => ({ path, message })),
    ),
    ...links(frontMatter).flatMap(({ path, url }) => {
      const message = problemOfLink(url);
      return message ? [{ path, message }] : [];
    }),
  ];
}
