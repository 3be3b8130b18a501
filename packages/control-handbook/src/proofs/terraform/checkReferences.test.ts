import { parseTerraform } from '../../lint/parsers';
import { proveTerraform } from './proveTerraform';
import { testConfiguration } from './testConfiguration';
import { testSchema } from './testSchema';

describe('the check of references', () => {
  it.each([
    [
      'subnet_ids = var.subnet_ids',
      'subnet_ids = var.role_arn',
      'needs a set of string, and var.role_arn is a string',
    ],
    [
      'role_arn = var.role_arn\n',
      'role_arn = var.subnet_ids\n',
      'needs a string, and var.subnet_ids is a list of string',
    ],
    ['= port.value', '= prt.value', 'prt is no name that the snippet declares'],
    [
      'value = [aws_instance.imported.id,',
      'value = [aws_instance.other.id,',
      'output.imported.value: aws_instance.other is not in the snippet; did you mean aws_instance.',
    ],
    [
      'aws_instance.imported.id',
      'aws_instance.imported.idd',
      'aws_instance.imported: no attribute idd; did you mean id?',
    ],
    [
      'aws_s3_bucket.this["a"].arn',
      'aws_s3_bucket.this.arn',
      'aws_s3_bucket.this: is many: pick one, as aws_s3_bucket.this[...]',
    ],
    [
      'identity[0].oidc[0].issuer ==',
      'identity.oidc[0].issuer ==',
      'a list has no .oidc: take an index such as [0]',
    ],
    [
      'aws_eks_cluster.this.identity[0].oidc[0].issuer ==',
      'aws_eks_cluster.this[0].arn ==',
      'has neither count nor for_each, so that no index follows',
    ],
    [
      'aws_eks_cluster.this.identity[0].oidc[0].issuer ==',
      'aws_eks_cluster.this.arn.name ==',
      'a string has no .name',
    ],
    [
      'aws_eks_cluster.this.identity[0].oidc[0].issuer ==',
      'aws_security_group.this[0].ingress[0].self ==',
      'a set has no [0]: take one(...) or a for',
    ],
    [
      'data.aws_vpc.this[0].cidr_block',
      'data.aws_vpc.that[0].cidr_block',
      'data.aws_vpc.that is not in the snippet; did you mean data.aws_vpc.this?',
    ],
    [
      '= var.role_arn\n  vpc',
      '= var.rol_arn\n  vpc',
      'var.rol_arn is not in the snippet; did you mean role_arn?',
    ],
    [
      'for_each      = local.names',
      'for_each      = local.name',
      'local.name is not in the snippet; did you mean names?',
    ],
    [
      'for_each      = local.names',
      '',
      'aws_s3_bucket.this.bucket: each needs for_each',
    ],
    [
      'cpu_core_count         = count.index',
      'cpu_core_count         = module.cup.size',
      'module.cup is not in the snippet',
    ],
    ['count                  = 1\n  ami', 'ami', 'count.index needs count'],
    [
      'provider      = aws.east',
      'provider      = aws.west',
      'the provider aws.west is not in the snippet',
    ],
    [
      'depends_on = [aws_s3_bucket.this]',
      'depends_on = [aws_s3_bucket.that]',
      'aws_s3_bucket.that is not in the snippet',
    ],
  ])('finds %s changed to %s', async (from, to, problem) => {
    expect(testConfiguration).toContain(from);
    const config = await parseTerraform(
      testConfiguration.replace(from, () => to),
    );
    expect(proveTerraform(config, testSchema).problems).toContainEqual(
      expect.stringContaining(problem),
    );
  });
});
