import { parseCloudFormation } from '../../lint/parsers';
import { CloudFormationSchema } from './CloudFormationSchema';
import { defaultCloudFormationSchema } from './defaultCloudFormationSchema';
import { proveTemplate } from './proveTemplate';

const prove = (code: string) =>
  proveTemplate(parseCloudFormation(code), defaultCloudFormationSchema());
const problems = (code: string) => prove(code).problems;

/** A template with one bucket, whose properties are written without indentation. */
const bucket = (properties: string, rest = '') => `
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
${properties.trim().replace(/^/gm, '      ')}
${rest}`;

describe('proveTemplate', () => {
  it('accepts a template with all that one can have', () => {
    expect(
      prove(`
AWSTemplateFormatVersion: "2010-09-09"
Description: Everything
Transform: AWS::SecretsManager-2020-07-23
Metadata:
  Note: none
Parameters:
  Subnets:
    Type: AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>
  Days:
    Type: Number
    Default: 30
    AllowedValues: [30, 90]
    Description: Until logs go
Mappings:
  Names:
    ap-northeast-1:
      Logs: kumo-logs
Conditions:
  InTokyo: !Equals [!Ref AWS::Region, ap-northeast-1]
  Elsewhere: !Not [!Condition InTokyo]
  Both: !And [!Condition InTokyo, Condition: Elsewhere]
Rules:
  Tokyo:
    Assertions:
      - Assert: !Equals [!Ref AWS::Region, ap-northeast-1]
Resources:
  Cluster:
    Type: AWS::EKS::Cluster
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Condition: InTokyo
    DependsOn: [Role]
    Metadata:
      Owner: !Ref AWS::AccountId
    Properties:
      RoleArn: !GetAtt Role.Arn
      ResourcesVpcConfig:
        SubnetIds: !Ref Subnets
        EndpointPublicAccess: "false"
        PublicAccessCidrs: !If
          - InTokyo
          - [203.0.113.0/24]
          - !Ref AWS::NoValue
      Tags:
        - Key: team
          Value: 7
  Role:
    Type: AWS::IAM::Role
    DependsOn: Logs
    Properties:
      RoleName: !Join ['-', [eks, !Ref AWS::Region]]
      ManagedPolicyArns: !Split [',', !ImportValue policies]
      AssumeRolePolicyDocument:
        Fn::Sub:
          - '{"Sid": "\${Name} \${!Literal} \${AWS::Partition} \${Logs.Arn}"}'
          - Name: !Select [0, !GetAZs '']
      Policies:
        - PolicyName: own
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: !Sub \${Logs.Arn}/\${!aws:username}/*
                Condition:
                  StringEquals:
                    aws:PrincipalTag/home: "\${aws:username}"
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !FindInMap [Names, !Ref AWS::Region, Logs]
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            ExpirationInDays: !Ref Days
          - Status: Enabled
            ExpirationInDays: '{{resolve:ssm:days}}'
            NoncurrentVersionExpiration:
              NoncurrentDays: "30"
  Cidrs:
    Type: AWS::EC2::PrefixList
    Properties:
      PrefixListName: office
      AddressFamily: IPv4
      MaxEntries: 1
      Entries:
        - Cidr: 203.0.113.0/24
Outputs:
  Cluster:
    Description: Where it is
    Condition: InTokyo
    Value: !GetAtt Cluster.Arn
    Export:
      Name: !Sub \${AWS::StackName}-cluster
`),
    ).toEqual({ problems: [], proved: true });
  });

  it.each([
    ['a list', '[]', 'the template: must be an object, not a list'],
    ['nothing', '', 'the template: must be an object, not null'],
    ['no resources', 'Parameters: {}', 'the template: has no resources'],
    [
      'an unknown section',
      bucket('BucketName: a', 'Parameter: {}'),
      'the template: has no section Parameter; did you mean Parameters?',
    ],
    [
      'a section of another kind',
      bucket('BucketName: a', 'Outputs: []'),
      'Outputs: must be an object, not a list',
    ],
    [
      'another version',
      bucket('BucketName: a', 'AWSTemplateFormatVersion: 2020-01-01'),
      'AWSTemplateFormatVersion: must be 2010-09-09',
    ],
    [
      'an output without a value',
      bucket('BucketName: a', 'Outputs: { Name: { Values: x } }'),
      'Outputs.Name: needs a Value',
    ],
    [
      'an output with too much',
      bucket('BucketName: a', 'Outputs: { Name: { Value: x, Exports: y } }'),
      'Outputs.Name: an output has no Exports; did you mean Export?',
    ],
  ])('finds %s', (_, code, problem) => {
    expect(problems(code)).toEqual([problem]);
  });

  it.each([
    [
      'Bucket: { Type: AWS::S3::Buckt }',
      /^Bucket: unknown resource type AWS::S3::Buckt; did you mean AWS::S3::Bucket\? \(or it is not in the schema yet/,
    ],
    ['Bucket: {}', /^Bucket: needs a Type$/],
    ['Bucket: AWS::S3::Bucket', /^Bucket: must be an object, not "AWS::S3/],
    [
      'my-bucket: { Type: AWS::S3::Bucket }',
      /^my-bucket: the name of a resource has only letters and digits$/,
    ],
    [
      'Bucket: { Type: AWS::S3::Bucket, DependOn: Bucket }',
      /^Bucket: a resource has no attribute DependOn; did you mean DependsOn\?$/,
    ],
    [
      'Bucket: { Type: AWS::S3::Bucket, DeletionPolicy: Keep }',
      /^Bucket.DeletionPolicy: must be one of Delete, Retain, RetainExceptOnCreate, Snapshot, not "Keep"$/,
    ],
    [
      'Bucket: { Type: AWS::S3::Bucket, DependsOn: [[Bucket]] }',
      /^Bucket.DependsOn: must be a name or a list of names$/,
    ],
    [
      'Bucket: { Type: AWS::S3::Bucket, Properties: [] }',
      /^Bucket: must be an object \(AWS::S3::Bucket\), not a list$/,
    ],
  ])('finds what is wrong with the resource %s', (resource, problem) => {
    expect(problems(`Resources:\n  ${resource}`)).toEqual([
      expect.stringMatching(problem),
    ]);
  });

  it.each([
    [
      'VersioningConfig: { Status: Enabled }',
      'Bucket: AWS::S3::Bucket has no property VersioningConfig; did you mean VersioningConfiguration?',
    ],
    [
      'VersioningConfiguration: Enabled',
      'Bucket.VersioningConfiguration: must be an object (VersioningConfiguration), not "Enabled"',
    ],
    [
      'VersioningConfiguration: { Status: enabled }',
      'Bucket.VersioningConfiguration.Status: must be one of Enabled, Suspended, not "enabled"; did you mean Enabled?',
    ],
    [
      'VersioningConfiguration: {}',
      'Bucket.VersioningConfiguration: VersioningConfiguration needs the property Status',
    ],
    [
      'VersioningConfiguration: { Status: !Ref AWS::NoValue }',
      'Bucket.VersioningConfiguration: VersioningConfiguration needs the property Status',
    ],
    [
      'BlockPublicAcls: true',
      'Bucket: AWS::S3::Bucket has no property BlockPublicAcls; PublicAccessBlockConfiguration has it',
    ],
    [
      'PublicAccessBlockConfiguration: { BucketName: a }',
      'Bucket.PublicAccessBlockConfiguration: PublicAccessBlockConfiguration has no property BucketName; the resource itself has it',
    ],
    [
      'PublicAccessBlockConfiguration: { BlockPublicAcls: yes }',
      'Bucket.PublicAccessBlockConfiguration.BlockPublicAcls: must be true or false, not "yes"',
    ],
    ['BucketName: [a]', 'Bucket.BucketName: must be text, not a list'],
    ['BucketName:', 'Bucket.BucketName: has no value'],
    [
      'LifecycleConfiguration: { Rules: { Status: Enabled } }',
      'Bucket.LifecycleConfiguration.Rules: must be a list, not an object',
    ],
    [
      'LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 1.5 }] }',
      'Bucket.LifecycleConfiguration.Rules.0.ExpirationInDays: must be a whole number, not 1.5',
    ],
    [
      'LifecycleConfiguration: !If [Yes, { Rule: [] }, !Ref AWS::NoValue]',
      'Bucket.LifecycleConfiguration: LifecycleConfiguration has no property Rule; did you mean Rules?',
    ],
    ['Tags: { team: menu }', 'Bucket.Tags: must be a list, not an object'],
    [
      'Tags: [{ Name: team, Value: menu }]',
      'Bucket.Tags.0: Tag needs the property Key',
    ],
    ['constructor: x', 'Bucket: AWS::S3::Bucket has no property constructor'],
  ])('finds the mistake in %s', (properties, problem) => {
    expect(
      problems(bucket(properties, 'Conditions: { Yes: !Equals [a, a] }')),
    ).toContain(problem);
  });

  it('finds wrong functions, and references that lead nowhere', () => {
    expect(
      problems(`
Parameters:
  Names:
    Type: CommaDelimitedList
  Vpc:
    Typ: AWS::EC2::VPC::Id
  Other:
    Type: AWS::EC2::Vpc::Id
  Odd:
    Type: String
    Default: a
    AllowedValues: [b]
  Role:
    Type: String
Conditions:
  First: !Equals [!Ref Bucket, a]
  Second: !Or [!Condition Frist, Fn::Equal: [a, b]]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Condition: Third
    DependsOn: Roles
    Properties:
      BucketName: !Ref Names
      LoggingConfiguration:
        DestinationBucketName: !Ref Bukcet
        LogFilePrefix: !Sub "\${AWS::Acount}/\${Role.Arn}/\${Odd.Arn}"
      AccelerateConfiguration:
        AccelerationStatus: !FindInMap [Map, a, b]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          Resource: "arn:\${AWS::Partition}:s3:::*"
          Action: !Ref [a]
      RoleName: !GetAtt Bucket.Name
      Path: !GetAtt Bucket
      ManagedPolicyArns: !Sub "\${Bucket.Arn}"
      Description: !If [Third, a]
      Tags: !Sub [a, b, c]
Outputs:
  Menu:
    Condition: Fourth
    Value: !GetAtt [Menu, Arn]
`).sort(),
    ).toEqual(
      [
        'Role: is both a parameter and a resource',
        'Parameters.Vpc: unknown attribute Typ; did you mean Type?',
        'Parameters.Vpc: needs a Type',
        'Parameters.Other: unknown type AWS::EC2::Vpc::Id; did you mean AWS::EC2::VPC::Id?',
        'Parameters.Odd: the default "a" is not an allowed value',
        'Conditions.First: a condition cannot look at the resource Bucket',
        'Conditions.Second.1: unknown function Fn::Equal; did you mean Fn::Equals?',
        'Conditions.Second: there is no condition Frist; did you mean First?',
        'Bucket.Condition: there is no condition Third',
        'Bucket.DependsOn: there is no resource Roles; did you mean Role?',
        'Bucket.BucketName: must be one value, and Ref gives a list',
        'Bucket.LoggingConfiguration.DestinationBucketName: there is no parameter or resource Bukcet; did you mean Bucket?',
        'Bucket.LoggingConfiguration.LogFilePrefix: there is no parameter or resource AWS::Acount; did you mean AWS::AccountId?',
        'Bucket.LoggingConfiguration.LogFilePrefix: there is no resource Odd',
        'Bucket.AccelerateConfiguration.AccelerationStatus: there is no mapping Map',
        'Role.AssumeRolePolicyDocument.Statement.Resource: needs !Sub to fill in "arn:${AWS::Partition}:s3:::*"',
        'Role.AssumeRolePolicyDocument.Statement.Action: Ref needs a name, not a list',
        'Role.RoleName: AWS::S3::Bucket has no attribute Name',
        'Role.Path: Fn::GetAtt needs a resource and an attribute',
        'Role.ManagedPolicyArns: must be a list, and Fn::Sub gives one value',
        'Role.Description: Fn::If needs a condition and two values',
        'Role.Tags: Fn::Sub needs text, or text and an object',
        'Role.Tags: must be a list, and Fn::Sub gives one value',
        'Outputs.Menu: there is no condition Fourth',
        'Outputs.Menu.Value: there is no resource Menu',
        'the resources: wait for each other: Bucket -> Role -> Bucket',
      ].sort(),
    );
  });

  it('says what it cannot check, and checks the rest', () => {
    const unproved = (code: string) => {
      const { problems: found, proved, unproved: reason } = prove(code);
      expect(proved).toBe(false);
      return [reason, ...found];
    };
    expect(
      unproved(`
Resources:
  Menu:
    Type: Custom::Menu
    Properties:
      Anything: !Ref Nobody
  Other:
    Type: AWS::CloudFormation::CustomResource
  Foreign:
    Type: Kumo::Coffee::Menu
  Ready:
    Type: Kumo::Coffee::Ready::MODULE
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      Bucket: !GetAtt Menu.Anything
`),
    ).toEqual([
      'a custom resource; a resource type of another publisher (Kumo::Coffee::Menu); a module',
      'Bucket: AWS::S3::Bucket has no property Bucket; did you mean BucketName?',
      'Menu.Anything: there is no parameter or resource Nobody',
    ]);
    expect(
      unproved('Transform: [Macro]\nResources:\n  A: {}\nMenu: {}'),
    ).toEqual(['a transform may change everything']);
    expect(unproved(bucket('Fn::Transform: { Name: Macro }\nMenu: x'))).toEqual(
      ['a macro', 'Bucket: AWS::S3::Bucket has no property Menu'],
    );
    expect(
      unproved(
        'Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Buckets: [A, [b], {}]',
      ),
    ).toEqual(['Fn::ForEach among the resources']);
  });

  it('takes any shape of a union, and the outputs of a stack as they come', () => {
    const schema = CloudFormationSchema.create({
      source: 'test',
      version: '1',
      date: '2026-11-26',
      resources: {
        'AWS::Kumo::Stack': {
          properties: {
            Rules: { any: [{ ref: 'Rule' }, { list: 'integer' }] },
            Names: { map: { values: ['a', 'b'] } },
            Share: 'number',
          },
          attributes: ['Endpoint', 'Endpoint.Port', 'Outputs'],
          definitions: {
            Rule: { properties: { Port: 'integer' }, required: ['Port'] },
          },
        },
      },
    });
    const found = (properties: object, output: string) =>
      proveTemplate(
        {
          Resources: {
            A: { Type: 'AWS::Kumo::Stack', Properties: properties },
          },
          Outputs: { B: { Value: { 'Fn::GetAtt': output } } },
        },
        schema,
      ).problems;
    expect(
      found(
        { Rules: { Port: 1 }, Names: { x: 'a' }, Share: 0.5 },
        'A.Outputs.X',
      ),
    ).toEqual([]);
    expect(found({ Rules: [1], Share: '1e3' }, 'A.Endpoint.Port')).toEqual([]);
    expect(
      found(
        { Rules: { Prt: 1 }, Names: { x: 'c' }, Share: '' },
        'A.Endpoint.Prt',
      ),
    ).toEqual([
      'A.Rules: Rule has no property Prt; did you mean Port?',
      'A.Rules: Rule needs the property Port',
      'A.Names.x: must be one of a, b, not "c"',
      'A.Share: must be a number, not ""',
      'Outputs.B.Value: AWS::Kumo::Stack has no attribute Endpoint.Prt; did you mean Endpoint.Port?',
    ]);
    expect(found({ Names: [] }, 'A.Endpoint')).toEqual([
      'A.Names: must be an object, not a list',
    ]);
  });
});
