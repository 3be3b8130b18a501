import { sha256 } from '../../hashing/sha256';

/**
 * SHA-256 of a plain value, in hex. The order of an object's members does not matter, and a member that is undefined is the same as one
 * that is not there. Only for values of our own making: their depth is bounded.
 */
export function hashOf(value: unknown): string {
  return sha256(JSON.stringify(sorted(value)) ?? '');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, content]) => content !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, content]) => [name, sorted(content)]);
  }
  return value;
}
