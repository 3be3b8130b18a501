import { defaultControlFacts } from 'aws-control-handbook';
import { layerOf, LayerInput } from './layerOf';

describe('layerOf', () => {
  it.each<[LayerInput, string | undefined]>([
    [{ controlId: 'IAM.6', resourceType: 'AwsAccount' }, 'account'],
    [{ controlId: 'S3.1', resourceType: 'AwsAccount' }, 'data-store'],
    [{ controlId: 'S3.8', resourceType: 'AwsS3Bucket' }, 'data-store'],
    [{ controlId: 'EC2.19', resourceType: 'AwsEc2SecurityGroup' }, 'network'],
    [{ controlId: 'EC2.2', resourceType: 'AwsEc2VPC' }, 'network'],
    [{ controlId: 'EC2.8', resourceType: 'AwsEc2Instance' }, 'application'],
    [{ controlId: 'EC2.3', resourceType: 'AwsEc2Volume' }, 'data-store'],
    [
      { controlId: 'EC2.19', resourceType: 'AWS::EC2::SecurityGroup' },
      'network',
    ],
    [{ resourceType: 'AWS::::Account' }, 'account'],
    // What an account-wide check is about, its facts know best
    [
      {
        controlId: 'EC2.7',
        controlLayer: 'data-store',
        resourceType: 'AwsAccount',
      },
      'data-store',
    ],
    [
      { controlId: 'Lambda.1', resourceType: 'AwsLambdaFunction' },
      'application',
    ],
    [{ controlId: 'SageMaker AI.1' }, 'application'],
    [{ controlId: 'ELB.1', resourceType: 'Other' }, 'network'],
    [
      { kind: 'vulnerability', resourceType: 'AwsEcrContainerImage' },
      'application',
    ],
    [{ kind: 'threat', resourceType: 'AwsIamAccessKey' }, 'account'],
    [{ kind: 'sensitive-data' }, 'data-store'],
    [{ kind: 'threat', resourceType: 'AwsAccount' }, 'account'],
    [
      { controlId: 'legacy:x', category: 'Protect > Network Security' },
      'network',
    ],
    [{ controlId: 'constructor.1' }, undefined],
    [{ kind: 'other', resourceType: 'Other' }, undefined],
    [{}, undefined],
  ])('%j is %s', (input, expected) => {
    expect(layerOf(input)).toBe(expected);
  });

  const active = defaultControlFacts()
    .list()
    .filter(({ status }) => status === 'active');

  it('knows a layer of every control and of every type of resource that a control looks at', () => {
    expect(active.length).toBeGreaterThan(550);
    expect(active.filter(({ id }) => !layerOf({ controlId: id }))).toEqual([]);
    const types = new Set(active.flatMap(facts => facts.resourceTypes ?? []));
    expect(types.size).toBeGreaterThan(200);
    const unknown = (spell: (type: string) => string) =>
      [...types].filter(type => !layerOf({ resourceType: spell(type) }));
    expect(unknown(type => type)).toEqual([]);
    // As the AWS Security Finding Format writes it
    expect(
      unknown(type => type.replace(/^AWS/, 'Aws').replaceAll('::', '')),
    ).toEqual([]);
  });
});
