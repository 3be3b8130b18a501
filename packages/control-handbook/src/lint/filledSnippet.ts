import { fillPlaceholders } from '../rendering/fillPlaceholders';
import type { GuidanceSubject } from '../rendering/GuidanceSubject';
import type { PageBlock } from '../page/sections';

/** What a placeholder is filled with does not matter to a schema, as long as it is ordinary. */
export const ordinarySubject: GuidanceSubject = {
  partition: 'aws',
  account: '111122223333',
  region: 'ap-northeast-1',
  resource: {
    id: 'arn:aws:s3:::kumo-coffee-menu',
    name: 'kumo-coffee-menu',
    type: 'AwsS3Bucket',
    tags: {},
  },
};

/** A snippet as a reader of some finding gets it. What cannot be inserted stays a placeholder, here a plain word. */
export function filledSnippet(
  { language, code }: Extract<PageBlock, { type: 'code' }>,
  subject: GuidanceSubject = ordinarySubject,
): string {
  return fillPlaceholders(language, code, subject).text.replace(
    /\{\{[^}]*\}\}/g,
    'placeholder',
  );
}
