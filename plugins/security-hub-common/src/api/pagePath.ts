import { NotFoundError } from '@backstage/errors';

/**
 * The id of a page of the handbook as the paths of the API have it.
 *
 * @throws NotFoundError for what an address takes for a step of its path, however it is encoded: it would ask another route
 */
export function pagePath(pageId: string) {
  if (pageId === '' || pageId === '.' || pageId === '..') {
    throw new NotFoundError(`The handbook has no page "${pageId}"`);
  }
  return { pageId };
}
