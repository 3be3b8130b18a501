import type { FindingTypeProduct } from '../page/vocabulary';

/** A page that there has to be, and finding types that lead to it, as Security Hub has them in either format. */
export interface KnownFindingTypes {
  product: FindingTypeProduct;
  /** The id of the page */
  id: string;
  examples: readonly string[];
}

const guardDuty = (id: string, ...examples: string[]): KnownFindingTypes => ({
  product: 'guardduty',
  id,
  examples,
});

/**
 * The families of finding types. Follows, of November 2026,
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html and the pages on each product's integration with
 * Security Hub. GuardDuty's `Backdoor:EC2/Spambot` is `TTPs/Command and Control/Backdoor:EC2-Spambot` in the AWS Security Finding Format.
 */
export const knownFindingTypes: readonly KnownFindingTypes[] = [
  guardDuty(
    'attack-sequence',
    'TTPs/AttackSequence:IAM/CompromisedCredentials',
    'AttackSequence:EKS/CompromisedCluster',
  ),
  guardDuty(
    'backdoor',
    'TTPs/Command and Control/Backdoor:EC2-C&CActivity.B!DNS',
    'Backdoor:Lambda/C&CActivity.B',
  ),
  guardDuty(
    'behavior',
    'Unusual Behaviors/VM/Behavior:EC2-NetworkPortUnusual',
    'Behavior:EC2/TrafficVolumeUnusual',
  ),
  guardDuty(
    'credential-access',
    'TTPs/Credential Access/CredentialAccess:IAMUser-AnomalousBehavior',
    'CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin',
  ),
  guardDuty(
    'crypto-currency',
    'Effects/Resource Consumption/CryptoCurrency:EC2-BitcoinTool.B!DNS',
    'CryptoCurrency:Runtime/BitcoinTool.B',
  ),
  guardDuty(
    'defense-evasion',
    'TTPs/Defense Evasion/DefenseEvasion:EC2-UnusualDNSResolver',
    'TTPs/Defense Evasion/Stealth:IAMUser-CloudTrailLoggingDisabled',
    'DefenseEvasion:Runtime/ProcessInjection.Ptrace',
  ),
  guardDuty(
    'discovery',
    'TTPs/Discovery/Recon:EC2-PortProbeUnprotectedPort',
    'TTPs/Initial Access/Recon:EC2-Portscan',
    'Discovery:S3/AnomalousBehavior',
  ),
  guardDuty(
    'execution',
    'TTPs/Execution/Execution:Kubernetes-ExecInKubeSystemPod',
    'Execution:Runtime/NewBinaryExecuted',
  ),
  guardDuty(
    'exfiltration',
    'TTPs/Exfiltration/Exfiltration:S3-ObjectRead.Unusual',
    'Exfiltration:IAMUser/AnomalousBehavior',
  ),
  guardDuty(
    'impact',
    'TTPs/Impact/Impact:EC2-WinRMBruteForce',
    'Impact:S3/AnomalousBehavior.Delete',
  ),
  guardDuty(
    'initial-access',
    'TTPs/Initial Access/InitialAccess:IAMUser-AnomalousBehavior',
  ),
  guardDuty(
    'malware',
    'TTPs/Object/Object:S3-MaliciousFile',
    'TTPs/Execution/Execution:EC2-MaliciousFile',
    'Execution:ECS/SuspiciousFile',
    'Execution:EC2/MaliciousFile!Snapshot',
  ),
  guardDuty(
    'pen-test',
    'TTPs/PenTest:IAMUser/KaliLinux',
    'PenTest:S3/ParrotLinux',
  ),
  guardDuty(
    'persistence',
    'TTPs/Persistence/Persistence:IAMUser-NetworkPermissions',
    'Unusual Behaviors/User/Persistence:IAMUser-UserPermissions',
    'Persistence:Kubernetes/ContainerWithSensitiveMount',
  ),
  guardDuty(
    'policy',
    'Software and Configuration Checks/Policy:S3.BucketBlockPublicAccessDisabled',
    'Policy:IAMUser/RootCredentialUsage',
  ),
  guardDuty(
    'privilege-escalation',
    'TTPs/Privilege Escalation/PrivilegeEscalation:IAMUser-AnomalousBehavior',
    'PrivilegeEscalation:Kubernetes/PrivilegedContainer',
  ),
  guardDuty(
    'trojan',
    'TTPs/Command and Control/Trojan:EC2-DGADomainRequest.B',
    'Effects/Data Exfiltration/Trojan:EC2-DropPoint!DNS',
    'Trojan:EC2/DNSDataExfiltration',
  ),
  guardDuty(
    'unauthorized-access',
    'TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce',
    'Unusual Behaviors/User/UnauthorizedAccess:IAMUser-ConsoleLogin',
    'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
  ),
  {
    product: 'inspector',
    id: 'package-vulnerability',
    examples: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  },
  {
    product: 'inspector',
    id: 'network-reachability',
    examples: [
      'Software and Configuration Checks/AWS Security Best Practices/Network Reachability',
    ],
  },
  {
    product: 'inspector',
    id: 'code-vulnerability',
    examples: [
      'Software and Configuration Checks/Vulnerabilities/Code Vulnerability',
      'CODE_VULNERABILITY',
    ],
  },
  {
    product: 'access-analyzer',
    id: 'external-access',
    examples: [
      'Effects/Data Exposure/External Access Granted',
      'Software and Configuration Checks/AWS Security Best Practices/External Access Granted',
    ],
  },
  {
    product: 'access-analyzer',
    id: 'unused-access',
    examples: [
      'Software and Configuration Checks/AWS Security Best Practices/Unused Permission',
      'Software and Configuration Checks/AWS Security Best Practices/Unused IAM User Access Key',
    ],
  },
  {
    product: 'macie',
    id: 'sensitive-data',
    examples: [
      'Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal',
      'Sensitive Data Identifications/PII',
      'SensitiveData:S3Object/Credentials',
    ],
  },
  {
    product: 'macie',
    id: 'policy',
    examples: [
      'Effects/Data Exposure/Policy:IAMUser-S3BucketPublic',
      'Software and Configuration Checks/AWS Security Best Practices/Policy:IAMUser-S3BucketSharedExternally',
    ],
  },
];
