import { parseCloudFormation } from '../../lint/parsers';
import { templateSets, type WantedProperty } from './templateSets';

const template = parseCloudFormation(`
Parameters:
  Status:
    Type: String
    Default: Enabled
  Days:
    Type: Number
    Default: 90
  Open:
    Type: String
Resources:
  Menu:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Ref Open
      VersioningConfiguration:
        Status: !Ref Status
      LifecycleConfiguration:
        Rules:
          - Status: Disabled
            ExpirationInDays: !Ref Days
          - Status: Enabled
            Prefix: !Ref AWS::NoValue
      ReplicationConfiguration: !If [Copied, { Role: a }, !Ref AWS::NoValue]
      LoggingConfiguration: {}
      CorsConfiguration:
        CorsRules: []
  Logs:
    Type: AWS::S3::Bucket
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Statement:
          Condition:
            Bool:
              aws:SecureTransport: "false"
            StringEquals:
              kms.amazonaws.com/id: 7
          Principal: "*"
          Resource: [a, b]
`);

const sets = (
  type: string,
  property: string,
  rest: Partial<WantedProperty> = {},
) => templateSets(template, { type, property, ...rest });
const bucket = (property: string, rest: Partial<WantedProperty> = {}) =>
  sets('AWS::S3::Bucket', property, rest);
const policy = (property: string, value?: WantedProperty['value']) =>
  sets('AWS::S3::BucketPolicy', `PolicyDocument.Statement.${property}`, {
    value,
  });

describe('templateSets', () => {
  it('looks along a path, through lists and maps, and compares as text', () => {
    expect(bucket('LifecycleConfiguration.Rules.Status')).toBe(true);
    for (const value of ['Enabled', 'Disabled']) {
      expect(bucket('LifecycleConfiguration.Rules.Status', { value })).toBe(
        true,
      );
    }
    expect(
      bucket('LifecycleConfiguration.Rules.Status', { value: 'enabled' }),
    ).toBe(false);
    expect(bucket('LifecycleConfiguration.Rules', { value: 'Enabled' })).toBe(
      false,
    );
    expect(policy('Condition.Bool.aws:SecureTransport', false)).toBe(true);
    expect(policy('Condition.Bool.aws:SecureTransport', 'true')).toBe(false);
    expect(policy('Condition.*.aws:SecureTransport', false)).toBe(true);
    expect(policy('Condition.StringEquals.kms.amazonaws.com/id', '7')).toBe(
      true,
    );
    expect(policy('Condition.Bool.*', false)).toBe(true);
    expect(policy('Resource', 'b')).toBe(true);
    expect(policy('Principal.AWS')).toBe(false);
    expect(bucket('constructor')).toBe(false);
  });

  it('knows what a function is only from the default of a parameter', () => {
    const status = 'VersioningConfiguration.Status';
    expect(bucket(status)).toBe(true);
    expect(bucket(status, { value: 'Enabled' })).toBe(true);
    expect(bucket(status, { value: 'Suspended' })).toBe(false);
    expect(
      bucket('LifecycleConfiguration.Rules.ExpirationInDays', { value: 90 }),
    ).toBe(true);
    expect(bucket('BucketName')).toBe(true);
    expect(bucket('BucketName', { value: 'menu' })).toBe(false);
    expect(bucket('ReplicationConfiguration')).toBe(true);
    expect(bucket('ReplicationConfiguration.Role')).toBe(false);
  });

  it('tells nothing from something', () => {
    expect(bucket('LoggingConfiguration')).toBe(true);
    expect(bucket('CorsConfiguration.CorsRules')).toBe(false);
    expect(bucket('LifecycleConfiguration.Rules.Prefix')).toBe(false);
    expect(bucket('')).toBe(true);
    expect(sets('AWS::SQS::Queue', '')).toBe(false);
    expect(sets('AWS::S3::BucketPolicy', 'BucketName')).toBe(false);
    expect(templateSets(undefined, { type: 'a', property: 'b' })).toBe(false);
  });

  it('finds that a property is left out, when no function hides it', () => {
    const absent = (property: string, value?: WantedProperty['value']) =>
      bucket(property, { absent: true, value });
    expect(absent('WebsiteConfiguration')).toBe(true);
    expect(absent('CorsConfiguration.CorsRules')).toBe(true);
    expect(absent('VersioningConfiguration')).toBe(false);
    expect(absent('ReplicationConfiguration.Role')).toBe(false);
    expect(absent('VersioningConfiguration.Status', 'Suspended')).toBe(true);
    expect(absent('BucketName', 'menu')).toBe(false);
    expect(sets('AWS::SQS::Queue', 'KmsMasterKeyId', { absent: true })).toBe(
      false,
    );
  });
});
