import {
  CONTACT_ANNOTATION,
  ENVIRONMENT_ANNOTATION,
  ENVIRONMENTS_ANNOTATION,
  TIER_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import { scopeAnnotations } from 'backstage-plugin-security-hub-node';
import { PREFIX } from '../checkedEntity';
import { editDistance } from './editDistance';

const everywhere = new Set([
  ...scopeAnnotations.filter(name => name.startsWith(PREFIX)),
  TIER_ANNOTATION,
]);
const onAccounts = new Set([
  ...everywhere,
  ENVIRONMENT_ANNOTATION,
  CONTACT_ANNOTATION,
]);

/** Names of annotations that are read of an entity. */
export function knownNames(cloudAccount: boolean): ReadonlySet<string> {
  return cloudAccount ? onAccounts : everywhere;
}

/** Without what people write differently */
function plain(name: string): string {
  return name
    .slice(PREFIX.length)
    .slice(0, 64)
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]/g, '');
}

/** The name that is probably meant: one that it abbreviates, or that differs in at most a third of its letters. */
function similarName(
  name: string,
  known: ReadonlySet<string>,
): string | undefined {
  const written = plain(name);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const text = plain(candidate);
    const distance =
      written.length >= 3 && text.startsWith(written)
        ? 0
        : editDistance(written, text);
    if (
      distance <= Math.max(written.length, text.length) / 3 &&
      (!best || distance < best.distance)
    ) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

/** What is wrong with the name of an annotation that is not read of the entity, and what is probably meant. */
export function nameMistake(name: string, cloudAccount: boolean): string {
  const known = knownNames(cloudAccount);
  if (onAccounts.has(name)) {
    const remedy =
      name === ENVIRONMENT_ANNOTATION
        ? `write ${ENVIRONMENTS_ANNOTATION} to narrow the scope of this entity`
        : 'move it to the Resource of the account';
    return `It is read of a Resource of type cloud-account only; ${remedy}.`;
  }
  const similar = similarName(name, known);
  return similar
    ? `There is no such annotation; write ${similar}, which is probably meant.`
    : `There is no such annotation; write one of ${[...known].join(', ')}.`;
}
