import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../../loader/packageDirectory';
import { TerraformSchema } from './TerraformSchema';

let shipped: TerraformSchema | undefined;

/** The committed schema. Read once, at the first use. */
export function defaultTerraformSchema(): TerraformSchema {
  shipped ??= TerraformSchema.create(
    JSON.parse(
      readFileSync(
        join(packageDirectory(), 'schemas', 'terraform.json'),
        'utf8',
      ),
    ),
  );
  return shipped;
}
