import type { FindingRecord } from 'backstage-plugin-security-hub-common';
import { sha256 } from '../../hashing/sha256';
import { cut, sortedSet } from '../asff/json';
import { threatType } from './threatType';

/** The group of an issue "by control". */
export type IssueGroup = { key: string; title: string };

/**
 * The group that a record's issue is listed in. Controls: the control. Vulnerabilities: the vulnerability and its packages. Threats,
 * exposed data and external access: product and type. Whatever checks rules (AWS Config, third parties): product and rule, since their
 * types only name large families. Keys have at most 250 characters.
 */
export function groupOf(record: FindingRecord): IssueGroup {
  const { controlId, kind, product, provider } = record;
  if (controlId !== undefined) {
    return group(
      ['control', controlId],
      withoutNumber(provider.title, controlId),
    );
  }
  const ids = sortedSet(provider.vulnerabilities.map(({ id }) => id));
  if (ids.length > 0 && kind === 'vulnerability') {
    const packages = sortedSet(
      provider.vulnerabilities.flatMap(vulnerability =>
        vulnerability.packages.map(({ name }) => name),
      ),
    );
    const title = ids.join(', ');
    return group(
      ['vulnerability', ids.join(','), packages.join(',')],
      packages.length > 0 ? `${title} in ${packages.join(', ')}` : title,
    );
  }
  if (kind === 'configuration' || kind === 'other') {
    const rule = provider.generatorId ?? provider.title;
    return group([product.key, rule], provider.title);
  }
  if (kind === 'threat') {
    const threat = threatType(record);
    return group([product.key, threat ?? kind], threat ?? 'Threat');
  }
  const type = provider.types[0]?.split('/').pop() ?? kind;
  return group([product.key, type], type);
}

function group(parts: string[], title: string): IssueGroup {
  const key = parts.join(':');
  return {
    key:
      key.length <= 250 ? key : `${cut(key, 180)}#${sha256(key).slice(0, 32)}`,
    title: title.length <= 500 ? title : `${cut(title, 497)}...`,
  };
}

/** Titles of the time before consolidation begin with the control's number in its standard. */
function withoutNumber(title: string, controlId: string): string {
  const [first = '', ...others] = title.split(' ');
  const number = first.replace(/^\[|[\].:]+$/g, '');
  return others.length > 0 &&
    (number.toLowerCase() === controlId.toLowerCase() ||
      /^(PCI\.)?([A-Za-z0-9]+\.)?\d+(\.\d+)*$/.test(number))
    ? others.join(' ')
    : title;
}
