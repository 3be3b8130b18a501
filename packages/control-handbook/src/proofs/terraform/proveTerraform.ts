import type { Proof } from '../Proof';
import { didYouMean } from '../didYouMean';
import { hasLabels, labelledBlocks, own, type Body } from './blocks';
import { checkReferences } from './checkReferences';
import { addressOf, Declarations } from './Declarations';
import { ProofContext } from './ProofContext';
import { proveBody } from './proveBody';
import { proveResource, unknownType } from './proveResource';
import type { TerraformSchema } from './TerraformSchema';

/** A block of Terraform's own: its number of labels, and what it may and must hold, if that is worth a check. */
interface KnownBlock {
  labels: number;
  allowed?: readonly string[];
  required?: readonly string[];
  /** Names whose values are no ordinary expressions. */
  opaque?: readonly string[];
}

const knownBlocks: Record<string, KnownBlock> = {
  resource: { labels: 2 },
  data: { labels: 2 },
  ephemeral: { labels: 2 },
  action: { labels: 2 },
  variable: {
    labels: 1,
    allowed: [
      'type',
      'default',
      'description',
      'sensitive',
      'nullable',
      'ephemeral',
      'deprecated',
      'validation',
    ],
    opaque: ['type'],
  },
  output: {
    labels: 1,
    allowed: [
      'value',
      'description',
      'sensitive',
      'ephemeral',
      'deprecated',
      'depends_on',
      'precondition',
    ],
    required: ['value'],
  },
  locals: { labels: 0 },
  provider: { labels: 1 },
  terraform: { labels: 0 },
  module: { labels: 1, required: ['source'], opaque: ['providers'] },
  check: { labels: 1 },
  import: {
    labels: 0,
    allowed: ['to', 'id', 'identity', 'for_each', 'provider'],
    required: ['to'],
    opaque: ['to', 'provider'],
  },
  moved: {
    labels: 0,
    allowed: ['from', 'to'],
    required: ['from', 'to'],
    opaque: ['from', 'to'],
  },
  removed: {
    labels: 0,
    allowed: ['from', 'lifecycle'],
    required: ['from'],
    opaque: ['from'],
  },
};

function proveKnownBlock(
  kind: string,
  labels: readonly string[],
  body: Body,
  { allowed, required = [], opaque = [] }: KnownBlock,
  context: ProofContext,
) {
  const path = [kind, ...labels].join('.');
  for (const name of Object.keys(body)) {
    if (allowed && !allowed.includes(name)) {
      const hint = didYouMean(name, allowed);
      context.problem(path, `unknown argument ${name}${hint}`);
    } else if (!opaque.includes(name)) {
      const scope = { each: 'for_each' in body, count: 'count' in body };
      checkReferences(body[name], `${path}.${name}`, scope, context);
    }
  }
  for (const name of required) {
    if (own(body, name) === undefined) {
      context.problem(path, `needs the argument ${name}`);
    }
  }
}

/** `to` and `from` name resources of types that exist. What is removed is no longer in the snippet. */
function proveAddresses(kind: string, body: Body, context: ProofContext) {
  for (const side of ['to', 'from']) {
    const address = addressOf(own(body, side));
    if (address?.type.startsWith('aws_')) {
      if (!context.schema.body(address.type)) {
        context.problem(kind, unknownType(address.type, context.schema));
      }
      const name = `${address.type}.${address.name}`;
      if (kind === 'removed' && context.declarations.resource(name)) {
        context.problem(kind, `${name} is still in the snippet`);
      }
    }
  }
  if (kind === 'import' && !('id' in body) && !('identity' in body)) {
    context.problem(kind, 'needs the argument id');
  }
}

function proveBlock(
  kind: string,
  labels: readonly string[],
  body: Body,
  known: KnownBlock,
  context: ProofContext,
) {
  const [first = '', second = ''] = labels;
  switch (kind) {
    case 'resource':
      proveResource(first, second, body, context);
      break;
    case 'data':
      proveResource(`data.${first}`, second, body, context);
      break;
    case 'provider':
      if (first === 'aws') {
        const { alias, ...rest } = body;
        checkReferences(rest, 'provider.aws', {}, context);
        proveBody(rest, context.schema.providerBlock, 'provider.aws', context);
      }
      break;
    case 'terraform':
      break;
    case 'module':
    case 'ephemeral':
    case 'action':
    case 'check':
      context.unproved(`a block ${kind} is not described by the schema`);
      for (const data of labelledBlocks(body.data, 2)) {
        proveBlock('data', data.labels, data.body, known, context);
      }
      break;
    default:
      if (kind === 'import' || kind === 'moved' || kind === 'removed') {
        proveAddresses(kind, body, context);
      }
  }
  if (kind !== 'resource' && kind !== 'data' && kind !== 'terraform') {
    proveKnownBlock(kind, labels, body, known, context);
  }
}

/**
 * Proves a snippet against the schema of the AWS provider: its resources and data sources exist, and have the arguments and blocks that are
 * written, with values of the right type; nothing required is missing; and what its expressions refer to is in the snippet.
 *
 * @param config What `parseTerraform` returns. It must be whole: `All other arguments stay as they are` is no argument.
 */
export function proveTerraform(
  config: Record<string, unknown>,
  schema: TerraformSchema,
): Proof {
  const context = ProofContext.of(schema, Declarations.create(config));
  const seen = new Set<string>();
  for (const [kind, value] of Object.entries(config)) {
    const known = own(knownBlocks, kind);
    if (!known) {
      const hint = didYouMean(kind, Object.keys(knownBlocks));
      context.problem(kind, `unknown block${hint}`);
    } else if (!hasLabels(value, known.labels)) {
      const labels = ['no label', 'one label', 'two labels'][known.labels];
      context.problem(kind, `a block of this kind has ${labels}`);
    } else {
      for (const { labels, body } of labelledBlocks(value, known.labels)) {
        const name = [kind, ...labels].join('.');
        if (seen.has(name) && labels.length > 0 && kind !== 'provider') {
          context.problem(name, 'is written twice');
        }
        seen.add(name);
        proveBlock(kind, labels, body, known, context);
      }
    }
  }
  if (
    !['resource', 'data', 'import', 'moved', 'removed'].some(
      kind => kind in config,
    )
  ) {
    context.unproved('there is no resource in it');
  }
  return context.proof();
}
