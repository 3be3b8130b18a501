import { z } from 'zod';
import { controlFactsFileSchema } from '../facts/ControlFacts';
import { overlayFrontMatterSchema } from '../overlay/overlayFrontMatter';
import { ownPageFrontMatterSchema } from '../overlay/ownPageFrontMatter';
import {
  findingTypeFrontMatterSchema,
  findingTypeSharedFrontMatterSchema,
} from './findingTypeFrontMatter';
import {
  controlFrontMatterSchema,
  sharedFrontMatterSchema,
  translationFrontMatterSchema,
} from './frontMatter';

const schemas = {
  'control.schema.json': controlFrontMatterSchema,
  'shared.schema.json': sharedFrontMatterSchema,
  'translation.schema.json': translationFrontMatterSchema,
  'finding-type.schema.json': findingTypeFrontMatterSchema,
  'finding-type-shared.schema.json': findingTypeSharedFrontMatterSchema,
  'overlay-control.schema.json': overlayFrontMatterSchema,
  'overlay-page.schema.json': ownPageFrontMatterSchema,
  'facts.schema.json': controlFactsFileSchema,
};

/** The JSON Schemas of the dataset and of an organisation's files, by file name, as they are committed: for editors and for other programs. */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      `${JSON.stringify(
        z.toJSONSchema(schema, { io: 'input' }),
        undefined,
        2,
      )}\n`,
    ]),
  );
}
