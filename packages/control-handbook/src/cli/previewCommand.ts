import { parseArgs } from 'node:util';
import { loadHandbook } from '../loader/loadHandbook';
import {
  findingTypeProducts,
  languages,
  type HandbookLanguage,
} from '../page/vocabulary';
import type { GuidanceSubject } from '../rendering/GuidanceSubject';
import type { HandbookCommand } from './HandbookCommand';
import { findingTypeLines, previewLines } from './previewLines';

const isLanguage = (text: string): text is HandbookLanguage =>
  (languages as readonly string[]).includes(text);

function subjectOf(
  arn: string | undefined,
  { type, name }: { type?: string; name?: string },
): GuidanceSubject {
  if (arn === undefined) {
    return {};
  }
  const [, partition, , region, account] = arn.split(':');
  return {
    partition,
    region,
    account,
    resource: { id: arn, type, displayName: name, tags: {} },
  };
}

/** `yarn handbook preview <ControlId> [ARN]` or `<product> <type> [ARN]`, with [--type T] [--name N] [--language ja] */
export const previewCommand: HandbookCommand = async (words, print) => {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'en' },
      name: { type: 'string' },
      type: { type: 'string' },
    },
  });
  const { language } = values;
  if (!isLanguage(language)) {
    print(`--language: one of ${languages.join(', ')}`);
    return 2;
  }
  const [id = '', ...rest] = positionals;
  const handbook = await loadHandbook();
  if ((findingTypeProducts as readonly string[]).includes(id)) {
    const [type = '', arn] = rest;
    const subject = subjectOf(arn, values);
    const page = handbook.findingType(id, [type], subject, language);
    if (!page) {
      print(`${type || 'A finding type'}: no page of ${id} is about it`);
      return 2;
    }
    for (const line of findingTypeLines(page)) {
      print(line);
    }
    return 0;
  }
  const guidance = handbook.guidance(id, subjectOf(rest[0], values), language);
  if (!guidance) {
    print(`${id || 'A control id'}: AWS never had such a control`);
    return 2;
  }
  for (const line of previewLines(guidance)) {
    print(line);
  }
  return 0;
};
