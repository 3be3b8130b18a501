import { Entity } from '@backstage/catalog-model';
import { parseScope, scopeBounds } from 'backstage-plugin-security-hub-node';
import {
  annotationsOf,
  isCloudAccount,
  ownAnnotations,
  PREFIX,
} from '../checkedEntity';
import { knownNames, nameMistake } from './names';
import { Mistake } from './Mistake';
import { valueMistake } from './values';

/**
 * What is wrong with the annotations `aws-security-hub/*` of an entity, at most 51 mistakes. Never throws, whatever they hold. A mistake in
 * an annotation of another plugin is none: it may be right for that one.
 */
export function findMistakes(entity: Entity): Mistake[] {
  const own = ownAnnotations(entity);
  if (own.length === 0) {
    return [];
  }
  const { problems } = parseScope({
    annotations: Object.fromEntries(annotationsOf(entity)),
    // Resources that it is related to are not known before it is stored
    relatedUnknown: true,
  });
  const bound = scopeBounds.problems;
  const beside = mistakesBeside(own, isCloudAccount(entity), bound + 1);
  const all = [
    ...beside,
    ...problems.filter(({ annotation }) => annotation.startsWith(PREFIX)),
  ];
  return all.length <= bound + 1
    ? all
    : [
        ...all.slice(0, bound),
        {
          annotation: all[bound].annotation,
          value: '',
          message: 'More mistakes are not listed; mend these first.',
        },
      ];
}

/** Mistakes in names, and in values that are no part of the scope; not all where there are more than a number. */
function mistakesBeside(
  own: ReturnType<typeof ownAnnotations>,
  account: boolean,
  limit: number,
): Mistake[] {
  const known = knownNames(account);
  const mistakes: Mistake[] = [];
  for (const [annotation, value] of own) {
    if (mistakes.length > limit) {
      break;
    }
    const message = known.has(annotation)
      ? valueMistake(annotation, value)
      : nameMistake(annotation, account);
    if (message !== undefined) {
      mistakes.push({
        annotation,
        value:
          typeof value === 'string' ? value : String(JSON.stringify(value)),
        message,
      });
    }
  }
  return mistakes;
}
