import { z } from 'zod';
import { nonEmptySelector } from './controlSchemas';
import { PostRequest } from './PostRequest';
import { SurroundingsControl } from './SurroundingsControl';

const schemas = {
  formats: z.object({
    selector: nonEmptySelector,
    formats: z.enum(['both', 'asff', 'ocsf']),
  }),
  tags: z.object({
    arn: z.string(),
    tags: z
      .union([z.record(z.string(), z.string()), z.literal('unknown')])
      .optional(),
  }),
  recorder: z.object({
    accountId: z.string(),
    region: z.string(),
    state: z.enum(['recording', 'stopped', 'absent']),
  }),
} as const;

/** Serves {@link SurroundingsControl} under `/__control/`. */
export function addSurroundingsRequests(
  post: PostRequest,
  surroundings: SurroundingsControl,
): void {
  post('findings/formats', schemas.formats, ({ selector, formats }) => ({
    changed: surroundings.setFindingFormats(selector, formats),
  }));
  post('resources/tags', schemas.tags, ({ arn, tags }) =>
    tags === undefined
      ? surroundings.resetResourceTags(arn)
      : surroundings.setResourceTags(arn, tags),
  );
  post('config/recorder', schemas.recorder, ({ accountId, region, state }) =>
    surroundings.setConfigRecorder(accountId, region, state),
  );
}
