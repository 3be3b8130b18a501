import { awsCommandsOf } from './AwsCommand';
import { readShell } from './shell/readShell';

/** The words behind `aws` of every call in a snippet, at most three: what tools/distil-schemas/aws-cli.mjs has to take. */
export function usedCommands(code: string): string[] {
  return awsCommandsOf(readShell(code)).map(({ names }) => names.join(' '));
}
