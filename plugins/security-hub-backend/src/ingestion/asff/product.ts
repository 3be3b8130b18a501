import { parseArn } from './arn';
import { asText, cut, memberAt } from './json';

/** The product that made a record. */
export type Product = {
  /** `security-hub`, `guardduty`, ... of AWS; `vendor/product` of a partner; `custom/<name>` of the account's own integrations */
  key: string;
  name: string;
  /** What the stable key says: as `key`, but without the name of a custom product, which its owner may change */
  stable: string;
};

const awsNames: Readonly<Record<string, string>> = {
  'security-hub': 'Security Hub',
  'access-analyzer': 'IAM Access Analyzer',
  'firewall-manager': 'Firewall Manager',
  'ssm-patch-manager': 'Systems Manager Patch Manager',
  config: 'AWS Config',
  guardduty: 'GuardDuty',
  health: 'AWS Health',
  inspector: 'Inspector',
  macie: 'Macie',
};

const servicesOfIds: Readonly<Record<string, string>> = {
  'access-analyzer': 'access-analyzer',
  config: 'config',
  guardduty: 'guardduty',
  health: 'health',
  inspector: 'inspector',
  inspector2: 'inspector',
  macie: 'macie',
  macie2: 'macie',
  securityhub: 'security-hub',
};

/** What a record says of its product. */
export type ProductFacts = {
  productArn?: string;
  /** The finding's Id */
  id?: string;
  /** The product's name */
  name?: string;
};

/** The product of a record in ASFF; see {@link productFrom}. */
export function productOf(finding: unknown): Product {
  return productFrom({
    productArn: asText(memberAt(finding, 'ProductArn')),
    id: asText(memberAt(finding, 'Id')),
    name: givenName(finding),
  });
}

/**
 * The product of a record, by its product's ARN (`::product/` of Security Hub CSPM, `::productv2/` of the unified one). Where that is
 * absent or no product's ARN (it always is one in AWS, but not in exports of other tools), the service that the finding's Id names
 * counts, then AWS's own name of the product.
 */
export function productFrom(facts: ProductFacts): Product {
  const arn = parseArn(facts.productArn);
  const path = /^product(?:v2)?\/([^/]+)\/([^/]+)$/i.exec(arn?.resource ?? '');
  const [vendor, product] =
    path?.slice(1).map(part => part.toLowerCase()) ?? [];
  const given = facts.name && cut(facts.name, 200);
  if (!vendor) {
    return unnamedProduct(facts.id, given);
  }
  if (vendor === 'aws') {
    return awsProduct(
      product === 'securityhub' ? 'security-hub' : product,
      given,
    );
  }
  if (/^\d+$/.test(vendor)) {
    return customProduct(given);
  }
  const key = cut(`${vendor}/${product}`, 200);
  return { key, stable: key, name: given ?? cut(product, 200) };
}

function awsProduct(key: string, given: string | undefined): Product {
  const bounded = cut(key, 200);
  const known = Object.prototype.hasOwnProperty.call(awsNames, bounded);
  const name = known ? awsNames[bounded] : given ?? bounded;
  return { key: bounded, stable: bounded, name };
}

function customProduct(given: string | undefined): Product {
  const slug = given?.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const key = cut(`custom/${slug ?? 'default'}`, 200);
  return { key, stable: 'custom', name: given ?? 'Custom' };
}

function unnamedProduct(
  id: string | undefined,
  given: string | undefined,
): Product {
  const service = parseArn(id)?.service ?? '';
  if (Object.prototype.hasOwnProperty.call(servicesOfIds, service)) {
    return awsProduct(servicesOfIds[service], given);
  }
  const byName = Object.entries(awsNames).find(([, name]) => name === given);
  return byName ? awsProduct(byName[0], given) : customProduct(given);
}

function givenName(finding: unknown): string | undefined {
  const names = [
    asText(memberAt(finding, 'ProductName')),
    asText(memberAt(finding, 'ProductFields', 'aws/securityhub/ProductName')),
  ];
  // AWS calls every product that an account makes for itself Default.
  return names.find(text => text !== undefined && text !== 'Default');
}
