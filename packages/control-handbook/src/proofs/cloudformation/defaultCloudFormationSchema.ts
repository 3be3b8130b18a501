import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../../loader/packageDirectory';
import { CloudFormationSchema } from './CloudFormationSchema';

let schema: CloudFormationSchema | undefined;

/** The schema that is committed: of the resource types that the pages use. Read once, at the first use. */
export function defaultCloudFormationSchema(): CloudFormationSchema {
  schema ??= CloudFormationSchema.create(
    JSON.parse(
      readFileSync(
        join(packageDirectory(), 'schemas', 'cloudformation.json'),
        'utf8',
      ),
    ),
  );
  return schema;
}
