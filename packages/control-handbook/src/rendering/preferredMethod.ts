import type { FixMethod } from '../page/vocabulary';

/**
 * How a resource seems to be made, by its tags: CloudFormation (and CDK, SAM, Copilot on top of it) sets tags of its own that nobody else
 * can set; Terraform sets none, but people who use it often do. `undefined` when the tags do not tell.
 */
export function preferredMethod(
  tags: Record<string, string> | undefined,
): FixMethod | undefined {
  const entries = Object.entries(tags ?? {});
  if (entries.some(([key]) => key.startsWith('aws:cloudformation:'))) {
    return 'cloudformation';
  }
  const terraform = entries.some(
    ([key, value]) =>
      /^(?:terraform|tf[-_:]|opentofu)/i.test(key) ||
      (/^(?:managed|created|provisioned|deployed)[-_ ]?(?:by|with)$/i.test(
        key,
      ) &&
        /terraform|opentofu/i.test(value)),
  );
  return terraform ? 'terraform' : undefined;
}
