import { AwsCliSchema } from './AwsCliSchema';
import commands from './generated/testCommands.json';

/**
 * A few real commands for tests, so that these do not depend on what the pages use. Written by tools/distil-schemas/aws-cli.mjs with the
 * names of the commands that it holds.
 */
export function testSchema(): AwsCliSchema {
  return AwsCliSchema.create(commands);
}
