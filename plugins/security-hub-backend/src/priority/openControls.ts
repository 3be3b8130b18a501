/**
 * Controls that fail only where anybody on the internet, or any AWS account, can reach the resource, or copy it: what AWS's own titles say
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html). Not here are controls about
 * settings that would allow it but open nothing by themselves: S3.1 and S3.8 (block public access is off), EC2.15 and EFS.6 (a subnet
 * hands out public addresses), EC2.25 and Autoscaling.5 (templates), EC2.21 (a network ACL, behind which security groups stand), EC2.172,
 * EC2.182, EMR.2 and SSM.7 (switches of the account); and CloudFront.1 and others, about what is public by design.
 */
export const openControls: ReadonlySet<string> = new Set([
  'CloudTrail.6',
  'DMS.1',
  'DocumentDB.3',
  'EC2.1',
  'EC2.9',
  'EC2.13',
  'EC2.14',
  'EC2.18',
  'EC2.19',
  'EC2.53',
  'ECS.2',
  'ECS.16',
  'EKS.1',
  'EMR.1',
  'ES.2',
  'KMS.5',
  'Lambda.1',
  'MSK.4',
  'Neptune.3',
  'Opensearch.2',
  'RDS.1',
  'RDS.2',
  'RDS.46',
  'Redshift.1',
  'RedshiftServerless.3',
  'S3.2',
  'S3.3',
  'SNS.4',
  'SQS.3',
  'SSM.4',
]);

/** Whether a failure of the control means that the resource is open to the internet. */
export function isOpenControl(controlId: string): boolean {
  return openControls.has(controlId);
}

/**
 * AWS's categories of controls that guard against outages, lost data or disorder, and that no attacker makes use of: tags, high
 * availability, backups, protection from deletion
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/control-categories.html). Logging and detection are not among them: who
 * breaks in is seen there, or not at all.
 */
export function isNoAttackCategory(category: string): boolean {
  return /^recover >|^identify > inventory > tagging$|> data deletion protection$/i.test(
    category,
  );
}
