import { fixMethods, type FixMethod } from '../page/vocabulary';
import type { GuidanceSubject } from './GuidanceSubject';
import { preferredMethod } from './preferredMethod';
import type { RenderedBlock, RenderedPage } from './RenderedGuidance';

/** The fix by each method that a page has, and which to show first for a finding. */
export function renderMethods(
  section: (method: FixMethod) => RenderedBlock[],
  subject: GuidanceSubject,
): Pick<RenderedPage['fix'], 'methods' | 'preferredMethod'> {
  const methods = fixMethods
    .map(method => ({ method, blocks: section(method) }))
    .filter(({ blocks }) => blocks.length > 0);
  const preferred = preferredMethod(subject.resource?.tags);
  return {
    methods,
    ...(preferred && methods.some(({ method }) => method === preferred)
      ? { preferredMethod: preferred }
      : {}),
  };
}
