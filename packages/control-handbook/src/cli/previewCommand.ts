import { parseArgs } from 'node:util';
import { loadHandbook } from '../loader/loadHandbook';
import { languages, type HandbookLanguage } from '../page/vocabulary';
import type {
  RenderedBlock,
  RenderedGuidance,
} from '../rendering/RenderedGuidance';
import type { HandbookCommand } from './HandbookCommand';

const fence = '```';

function* blockLines(blocks: readonly RenderedBlock[]): Generator<string> {
  for (const block of blocks) {
    if (block.type === 'text') {
      yield `${block.markdown}\n`;
    } else {
      yield `${fence}${block.language} ${block.label ?? ''}`.trimEnd();
      yield `${block.code}\n${fence}\n`;
    }
    for (const { placeholder, reason } of block.unresolved) {
      yield `> not filled in: ${placeholder} (${reason})\n`;
    }
  }
}

/** A page as plain Markdown, in the order in which the portal shows it. */
export function* previewLines(guidance: RenderedGuidance): Generator<string> {
  const { facts, page } = guidance;
  yield `# ${facts.id} ${facts.title}\n`;
  yield `${facts.severity} · ${facts.layer} · ${guidance.documentation.url}\n`;
  if (!page) {
    yield 'Nobody has written a page for this control yet.';
    return;
  }
  for (const hazard of page.hazards) {
    const state = { true: 'APPLIES', false: 'does not apply' };
    const mark =
      hazard.matched === undefined ? 'CHECK' : state[`${hazard.matched}`];
    yield `## [${mark}] ${hazard.title} (${hazard.kind})\n`;
    for (const { kind, pattern, value } of hazard.matchedOn) {
      yield `> ${kind} ${pattern ?? ''} ${value ?? ''}\n`;
    }
    const texts = [hazard.check, hazard.happens, hazard.instead];
    yield* blockLines(texts.filter(text => text !== undefined));
  }
  yield* blockLines([...page.whatChanged, ...page.whyItMatters]);
  yield `Effort ${page.effort ?? '-'} · downtime ${page.downtime ?? '-'}\n`;
  yield* blockLines(page.cost ? [page.cost.note] : []);
  yield* blockLines(page.fix.existingResource);
  for (const { method, blocks } of page.fix.methods) {
    yield `## Fix: ${method}\n`;
    yield* blockLines(blocks);
  }
  yield '## Verify\n';
  yield* blockLines(page.verify);
  yield '## Roll back\n';
  yield* blockLines(page.rollBack);
  for (const { reason, title, text } of page.exceptions) {
    yield `- Exception (${reason}) ${title}: ${text}`;
  }
  for (const { kind, id, note } of page.guardrails) {
    yield `- Guardrail (${kind}) ${id ?? ''} ${note}`;
  }
  for (const { title, url } of page.references) {
    yield `- ${title} ${url}`;
  }
}

const isLanguage = (text: string): text is HandbookLanguage =>
  (languages as readonly string[]).includes(text);

/** `yarn handbook preview <ControlId> [ARN] [--type T] [--name N] [--language ja]` */
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
  const [id = '', arn] = positionals;
  if (!isLanguage(values.language)) {
    print(`--language: one of ${languages.join(', ')}`);
    return 2;
  }
  const [, partition, , region, account] = (arn ?? '').split(':');
  const guidance = (await loadHandbook()).guidance(
    id,
    arn === undefined
      ? {}
      : {
          partition,
          region,
          account,
          resource: {
            id: arn,
            type: values.type,
            displayName: values.name,
            tags: {},
          },
        },
    values.language,
  );
  if (!guidance) {
    print(`${id || 'A control id'}: AWS never had such a control`);
    return 2;
  }
  for (const line of previewLines(guidance)) {
    print(line);
  }
  return 0;
};
