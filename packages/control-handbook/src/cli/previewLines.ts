import type { RenderedFindingType } from '../rendering/RenderedFindingType';
import type {
  RenderedBlock,
  RenderedGuidance,
  RenderedHazard,
} from '../rendering/RenderedGuidance';

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

function* hazardLines(hazards: readonly RenderedHazard[]): Generator<string> {
  for (const hazard of hazards) {
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
  yield* hazardLines(page.hazards);
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

/** A page about finding types, in the same way. */
export function* findingTypeLines(
  page: RenderedFindingType,
): Generator<string> {
  yield `# ${page.title}\n`;
  yield `${page.sourcePath} · ${page.responder} · ${page.reviewed}\n`;
  yield* blockLines(page.meaning);
  yield* hazardLines(page.hazards);
  yield '## First response\n';
  yield* blockLines(page.firstResponse);
  for (const { kind, blocks } of page.byResource) {
    yield `### ${kind}\n`;
    yield* blockLines(blocks);
  }
  yield '## Who to call\n';
  yield* blockLines(page.whoToCall);
  yield '## Verify\n';
  yield* blockLines(page.verify);
  for (const { reason, title, text } of page.exceptions) {
    yield `- Exception (${reason}) ${title}: ${text}`;
  }
  for (const { title, url } of page.references) {
    yield `- ${title} ${url}`;
  }
}
