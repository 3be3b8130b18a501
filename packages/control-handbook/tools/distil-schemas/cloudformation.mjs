// Makes schemas/cloudformation.json from the npm package @aws-cdk/aws-service-spec: which properties, nested properties and attributes the
// resource types of CloudFormation have, and which changes replace the resource.
// Run by hand: node tools/distil-schemas/cloudformation.mjs <unpacked package> <file to write> [resource type ...]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const byName = ([a], [b]) => (a < b ? -1 : Number(a > b));

const sortedEntries = (record, change) =>
  Object.fromEntries(
    Object.entries(record)
      .map(([name, value]) => [name, change(value)])
      .sort(byName),
  );

/** A type as the prover reads it; see src/proofs/cloudformation/schemaFile.ts. */
function distilType(type, nameOf) {
  switch (type.type) {
    case 'string':
    case 'integer':
      return type.allowedValues ? { values: type.allowedValues } : type.type;
    case 'number':
    case 'boolean':
    case 'json':
    case 'tag':
      return type.type;
    case 'date-time':
      return 'string';
    case 'array':
      return { list: distilType(type.element, nameOf) };
    case 'map':
      return { map: distilType(type.element, nameOf) };
    case 'ref':
      return { ref: nameOf(type.reference.$ref) };
    case 'union':
      return {
        any: type.types
          .filter(each => each.type !== 'null')
          .map(each => distilType(each, nameOf)),
      };
    default:
      throw new Error(`The package has a type that is new: ${type.type}`);
  }
}

/** Names in order under a key, or nothing when there are none. */
function namesWhere(key, properties, holds) {
  const names = Object.entries(properties)
    .filter(([, property]) => holds(property))
    .map(([name]) => name)
    .sort();
  return names.length > 0 ? { [key]: names } : {};
}

/**
 * What an update does stands in `causesReplacement`: `yes` for what can only be set at creation, `maybe` where that holds under conditions
 * only, nothing when the resource is kept.
 */
function distilProperties(properties, nameOf) {
  return {
    properties: sortedEntries(properties, ({ type }) =>
      distilType(type, nameOf),
    ),
    ...namesWhere('required', properties, ({ required }) => required),
    ...namesWhere(
      'replaces',
      properties,
      ({ causesReplacement }) => causesReplacement === 'yes',
    ),
    ...namesWhere(
      'mayReplace',
      properties,
      ({ causesReplacement }) => causesReplacement === 'maybe',
    ),
  };
}

function distilResource(resource, definitionById) {
  const definitions = new Map();
  const nameOf = id => {
    const definition = definitionById.get(id);
    if (!definitions.has(definition.name)) {
      definitions.set(definition.name, undefined); // it may refer to itself
      definitions.set(
        definition.name,
        distilProperties(definition.properties, nameOf),
      );
    }
    return definition.name;
  };
  const tags = resource.tagInformation?.tagPropertyName;
  return {
    ...distilProperties(resource.properties, nameOf),
    attributes: Object.keys(resource.attributes).sort(),
    ...(tags ? { tags } : {}),
    definitions: Object.fromEntries([...definitions].sort(byName)),
  };
}

/**
 * What `schemas/cloudformation.json` holds.
 *
 * @param {string} directory the unpacked package
 * @param {Iterable<string> | undefined} used resource types such as `AWS::S3::Bucket`; all when undefined. Names that AWS does not have are
 *   left out: the lint reports them where they are written.
 * @param {string} [date] `YYYY-MM-DD`, today when absent
 */
export function distilCloudFormation(
  directory,
  used,
  date = new Date().toISOString().slice(0, 10),
) {
  const { name, version } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const { schema } = JSON.parse(
    gunzipSync(readFileSync(join(directory, 'db.json.gz'))).toString(),
  );
  const definitionById = new Map(
    schema.typeDefinition.entities.map(entity => [entity.$id, entity]),
  );
  const wanted = used && new Set(used);
  return {
    source: name,
    version,
    date,
    resources: Object.fromEntries(
      schema.resource.entities
        .filter(entity => !wanted || wanted.has(entity.cloudFormationType))
        .map(entity => [
          entity.cloudFormationType,
          distilResource(entity, definitionById),
        ])
        .sort(byName),
    ),
  };
}

/** The file as it is committed: one resource type a line. */
export function formatCloudFormation({ resources, ...origin }) {
  const head = JSON.stringify(origin, undefined, 2).slice(0, -2);
  const lines = Object.entries(resources).map(
    ([type, resource]) =>
      `    ${JSON.stringify(type)}: ${JSON.stringify(resource)}`,
  );
  return `${head},\n  "resources": {\n${lines.join(',\n')}\n  }\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [directory, output, ...types] = process.argv.slice(2);
  if (!directory || !output) {
    process.stderr.write(
      'Usage: node tools/distil-schemas/cloudformation.mjs <unpacked package> <file to write> [resource type ...]\n',
    );
    process.exit(2);
  }
  const distilled = distilCloudFormation(
    directory,
    types.length > 0 ? types : undefined,
  );
  writeFileSync(output, formatCloudFormation(distilled));
}
