import { CheckResult } from './CheckResult';

/** The result without the ExternalId, wherever a text of AWS may have repeated it. */
export function redact(
  result: CheckResult,
  externalId: string | undefined,
): CheckResult {
  if (!externalId) {
    return result;
  }
  const clean = (text: string) => text.split(externalId).join('***');
  return {
    ...result,
    where: clean(result.where),
    meaning: clean(result.meaning),
    ...(result.remedy === undefined ? {} : { remedy: clean(result.remedy) }),
  };
}
