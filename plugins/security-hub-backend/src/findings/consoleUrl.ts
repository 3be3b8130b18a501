const consoleHosts: Record<string, (region: string) => string> = {
  aws: region => `${region}.console.aws.amazon.com`,
  'aws-cn': region => `${region}.console.amazonaws.cn`,
  'aws-us-gov': region => `${region}.console.amazonaws-us-gov.com`,
};

/** Link to a record in the console of its partition; undefined where the partition has no public console or the Region is unknown. */
export function consoleUrl(options: {
  partition: string;
  region?: string;
  recordId: string;
}): string | undefined {
  const { partition, region, recordId } = options;
  const host = consoleHosts[partition];
  if (!host || !region || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    return undefined;
  }
  const search = encodeURIComponent(`Id=\\operator\\:EQUALS\\:${recordId}`);
  return `https://${host(
    region,
  )}/securityhub/home?region=${region}#/findings?search=${search}`;
}
