import {
  isAccessKey,
  resourceNameOf,
  type GuidanceSubject,
} from './GuidanceSubject';

/** A placeholder with its braces, as it is written in a page. */
export const placeholderPattern = /\{\{([^{}\n]*)\}\}/g;

const tagPrefix = 'resource.tags.';

/** Every placeholder but the tags, with what it stands for. */
export const placeholderNames = [
  'partition',
  'account',
  'region',
  'resource.id',
  'resource.arn',
  'resource.name',
  'resource.displayName',
  'resource.type',
] as const;

/** Whether a page may use it: one of `placeholderNames`, or `resource.tags.<key>`. */
export function isKnownPlaceholder(name: string): boolean {
  return (
    (placeholderNames as readonly string[]).includes(name) ||
    (name.startsWith(tagPrefix) && /^[\w:./=+@-]+$/.test(name.slice(15)))
  );
}

const nonEmpty = (value: string | undefined) =>
  value === undefined || value === '' ? undefined : value;

/** The value of a placeholder for a finding, untrusted; `undefined` when the finding does not tell. */
export function placeholderValue(
  name: string,
  subject: GuidanceSubject,
): string | undefined {
  const { resource } = subject;
  switch (name) {
    case 'partition':
      return nonEmpty(subject.partition);
    case 'account':
      return nonEmpty(subject.account);
    case 'region':
      return nonEmpty(subject.region);
    case 'resource.id':
      return nonEmpty(resource?.id);
    case 'resource.arn':
      return resource?.id?.startsWith('arn:') ? resource.id : undefined;
    case 'resource.name':
      return nonEmpty(resource && resourceNameOf(resource));
    case 'resource.displayName':
      // An access key is no name of its user
      return nonEmpty(
        resource?.displayName ??
          (resource && !isAccessKey(resource)
            ? resourceNameOf(resource)
            : undefined),
      );
    case 'resource.type':
      return nonEmpty(resource?.type);
    default: {
      const { tags } = resource ?? {};
      const key = name.slice(tagPrefix.length);
      return name.startsWith(tagPrefix) && tags && Object.hasOwn(tags, key)
        ? nonEmpty(tags[key])
        : undefined;
    }
  }
}
