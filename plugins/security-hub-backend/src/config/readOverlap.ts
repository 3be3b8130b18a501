import { Config } from '@backstage/config';
import {
  durationToMilliseconds,
  JsonObject,
  JsonValue,
} from '@backstage/types';
import { defaultOverlap, OverlapSettings } from './defaultOverlap';
import { durationOf, settingError } from './values';

/** AWS takes at most 20 values of one attribute in a filter. */
const MOST_PRODUCTS = 20;
const members = ['default', 'products'];
const example = "e.g. { Prowler: { days: 4 }, 'Security Hub': { hours: 1 } }";

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readProducts(
  value: JsonValue | undefined,
  path: string,
): OverlapSettings['products'] {
  if (value === undefined) {
    return {};
  }
  if (!isObject(value)) {
    throw settingError(
      path,
      'is no object',
      `write durations by the name of the product, ${example}`,
    );
  }
  const known = Object.keys(defaultOverlap.products);
  return Object.fromEntries(
    Object.entries(value).map(([name, duration]) => {
      const meant = known.find(
        item => item !== name && item.toLowerCase() === name.toLowerCase(),
      );
      if (meant) {
        throw settingError(
          `${path}.${name}`,
          'is no name that AWS knows',
          `write it as AWS does in ProductName: ${meant}`,
        );
      }
      return [name, durationOf(duration, `${path}.${name}`)];
    }),
  );
}

/**
 * Reads how far incremental reads look back: one duration, for all products, or `default` and `products`. A product that is not
 * named keeps what {@link defaultOverlap} says of it.
 *
 * @param config - the section that has the key `overlap`
 */
export function readOverlap(config: Config, section: string): OverlapSettings {
  const path = `${section}.overlap`;
  const value = config.getOptional<JsonValue>('overlap');
  if (value === undefined) {
    return defaultOverlap;
  }
  if (!isObject(value) || !members.some(name => name in value)) {
    return { default: durationOf(value, path), products: {} };
  }
  const unknown = Object.keys(value).find(name => !members.includes(name));
  if (unknown !== undefined) {
    throw settingError(
      `${path}.${unknown}`,
      'is unknown',
      'write default and products, or one duration for all products',
    );
  }
  const overlap: OverlapSettings = {
    default:
      value.default === undefined
        ? defaultOverlap.default
        : durationOf(value.default, `${path}.default`),
    products: {
      ...defaultOverlap.products,
      ...readProducts(value.products, `${path}.products`),
    },
  };
  const usual = durationToMilliseconds(overlap.default);
  const named = Object.values(overlap.products).filter(
    item => durationToMilliseconds(item) !== usual,
  );
  if (named.length > MOST_PRODUCTS) {
    throw settingError(
      `${path}.products`,
      `makes ${named.length} products differ from the default`,
      `leave at most ${MOST_PRODUCTS}, which AWS takes in one filter; ${
        Object.keys(defaultOverlap.products).length
      } differ already where you do not name them`,
    );
  }
  return overlap;
}
