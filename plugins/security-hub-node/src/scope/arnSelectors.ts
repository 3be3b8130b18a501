import { isArnPatternMistake, parseArnPattern } from './arnPattern';
import { Draft, Place } from './draft';
import { parseList } from './parseList';
import { ProblemCollector } from './ProblemCollector';

/** One selector per ARN or pattern of a comma-separated list. */
export function arnSelectors(
  options: { annotation: string; value: string | undefined; source: string },
  problems: ProblemCollector,
): Draft[] {
  const { annotation, value, source } = options;
  if (value === undefined) {
    return [];
  }
  const origin = source === annotation ? 'annotation' : 'relation';
  return parseList(value).map(({ text, position }): Draft => {
    const pattern = parseArnPattern(text);
    const place: Place = {
      annotation,
      value,
      position,
      ...(origin === 'relation' ? { relatedRef: source } : {}),
    };
    if (!isArnPatternMistake(pattern)) {
      return { source, place, origin, parts: { arns: [text] } };
    }
    const message = text
      ? `The ARN pattern ${pattern.message}.`
      : 'An ARN is missing, e.g. arn:aws:s3:::checkout-*.';
    problems.add({
      ...place,
      position: position + pattern.position,
      message: origin === 'annotation' ? message : `${message} See ${source}.`,
    });
    return { source, place, origin, written: text, malformed: message };
  });
}
