import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';
import { checkCombination } from './stringFilter';

/** A `MapFilter` as it comes over the wire. */
export type MapFilter = {
  Key?: unknown;
  Value?: unknown;
  Comparison?: unknown;
};

/**
 * Compiles the map filters of one attribute: EQUALS are joined by OR, NOT_EQUALS
 * by AND. So two tags at once cannot be asked for.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_MapFilter.html
 */
export function compileMapFilters(
  name: string,
  filters: readonly MapFilter[],
): (values: readonly unknown[]) => boolean {
  const used = new Set<string>();
  const wanted: { key: string; value: string }[] = [];
  const unwanted: { key: string; value: string }[] = [];
  for (const { Key: key, Value: value, Comparison: comparison } of filters) {
    if (typeof key !== 'string' || typeof value !== 'string') {
      throw invalidInput(`Invalid map filter for ${name}`);
    }
    used.add(String(comparison));
    if (comparison === 'EQUALS') {
      wanted.push({ key, value });
    } else if (comparison === 'NOT_EQUALS') {
      unwanted.push({ key, value });
    } else {
      throw invalidInput(
        `Invalid filter for ${name}: only EQUALS and NOT_EQUALS can be used, not ${comparison}`,
      );
    }
  }
  checkCombination(name, used);
  return maps => {
    const has = (entry: { key: string; value: string }) =>
      maps.some(map => {
        const found = memberOf(map, entry.key);
        return found !== undefined && String(found) === entry.value;
      });
    return (wanted.length === 0 || wanted.some(has)) && !unwanted.some(has);
  };
}
