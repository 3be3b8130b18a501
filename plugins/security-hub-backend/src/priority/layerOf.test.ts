import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { layerOf, LayerInput } from './layerOf';

const controls = resolve(__dirname, '../../../../../shared/data/controls.json');

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

  const known = existsSync(controls);
  if (!known) {
    process.stdout.write(`skipped: ${controls} is absent\n`);
  }
  const whenKnown = known ? describe : describe.skip;
  whenKnown('of the reference data', () => {
    it('knows a layer of every control', () => {
      const ids: string[] = JSON.parse(readFileSync(controls, 'utf8')).map(
        (control: { id: string }) => control.id,
      );
      expect(ids.length).toBeGreaterThan(500);
      expect(ids.filter(controlId => !layerOf({ controlId }))).toEqual([]);
    });
  });
});
