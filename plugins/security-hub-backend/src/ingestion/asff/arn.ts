/** The parts of an ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html); empty where the ARN leaves them empty. */
export type Arn = {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
};

/**
 * Reads an ARN; undefined where the text is none. An ARN without service is none, except that it may stand for the account alone, and
 * that some records double the colon before the service (`arn:aws::ec2:...`).
 */
export function parseArn(text: string | undefined): Arn | undefined {
  const match =
    /^arn:(aws(?:-[a-z]+)*):(?::(?=[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:))?([a-z0-9-]*):([a-z0-9-]*):([^:/]*):(.*)$/is.exec(
      text ?? '',
    );
  if (!match) {
    return undefined;
  }
  const [partition, service, region] = match
    .slice(1, 4)
    .map(part => part.toLowerCase());
  const [account, resource] = match.slice(4);
  return { partition, service, region, account, resource };
}

/** The text of an ARN. */
export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}
