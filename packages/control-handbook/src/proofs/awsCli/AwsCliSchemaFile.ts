import { z } from 'zod';

/**
 * A command of the AWS CLI.
 *
 * `own`: the CLI's own, so without `--cli-input-json` and `--generate-cli-skeleton`. `pages`: it reads page by page, and has
 * `--max-items` and the like. `positional`: how many words each argument without a name takes, `?` for one or none.
 * `either`: pairs of flags of which one is needed. `members`: what the API calls an option that has another name in the CLI.
 *
 * The type of an option is text: `string`, `integer`, `integer(1..35)`, `double`, `boolean` (the pair `--x` and `--no-x`), `flag`,
 * `timestamp`, `blob`, `any`, `COPY|REPLACE` for one of several values, `[T]` for a list, `{T}` for a map, `{#K:T}` for a map whose keys are of
 * `K`, `#Name` for a shape of the same service. After a blank stands the number of words when it is not the usual one: `?` for one or
 * none, `+` for at least one, `1` for an option that can be repeated, or a number. `!` at the end: it is required.
 */
const commandSchema = z.strictObject({
  own: z.literal(true).optional(),
  pages: z.literal(true).optional(),
  positional: z.array(z.string()).optional(),
  either: z.array(z.array(z.string())).optional(),
  members: z.record(z.string(), z.string()).optional(),
  options: z.record(z.string(), z.string()),
});

/** `schemas/aws-cli.json`, written by tools/distil-schemas/aws-cli.mjs. */
export const awsCliFileSchema = z.strictObject({
  source: z.string(),
  version: z.string(),
  date: z.iso.date(),
  /** Options of all commands. */
  globals: z.record(z.string(), z.string()),
  commands: z.record(z.string(), commandSchema),
  /** `service.Name` -> the types of the members of a structure, `!` after the required ones, or the values of an enumeration. */
  shapes: z.record(
    z.string(),
    z.union([z.array(z.string()), z.record(z.string(), z.string())]),
  ),
});

/** See `awsCliFileSchema`. */
export type AwsCliFile = z.infer<typeof awsCliFileSchema>;
/** See `commandSchema`. */
export type CommandRecord = z.infer<typeof commandSchema>;
