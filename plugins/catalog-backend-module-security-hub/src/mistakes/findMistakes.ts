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
  const account = isCloudAccount(entity);
  const known = knownNames(account);
  const mistakes: Mistake[] = [];
  for (const [annotation, value] of own) {
    const message = known.has(annotation)
      ? valueMistake(annotation, value)
      : nameMistake(annotation, account);
    if (message !== undefined) {
      mistakes.push({
        annotation,
        value: typeof value === 'string' ? value : String(JSON.stringify(value)),
        message,
      });
    }
  }
  const { problems } = parseScope({
    annotations: Object.fromEntries(annotationsOf(entity)),
    // Resources that it is related to are not known before it is stored
    relatedUnknown: true,
  });
  mistakes.push(
    ...problems.filter(({ annotation }) => annotation.startsWith(PREFIX)),
  );
  return bounded(mistakes);
}

function bounded(mistakes: Mistake[]): Mistake[] {
  const bound = scopeBounds.problems + 1;
  return mistakes.length <= bound
    ? mistakes
    : [
        ...mistakes.slice(0, bound - 1),
        {
          annotation: mistakes[bound - 1].annotation,
          value: '',
          message: `${
            mistakes.length - bound + 1
          } more mistakes are not listed; mend these first.`,
        },
      ];
}
