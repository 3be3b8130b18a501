const boundaries = ['/', '?', '#'];

/**
 * Whether an origin location is, or lies below, one of the trusted ones.
 * A prefix ends at a path boundary: `.../platform` trusts `.../platform/a.yaml`, never `.../platform-of-others/a.yaml`.
 * An empty prefix trusts nothing, and a location that climbs (`..`) is never trusted.
 */
export function isTrustedLocation(
  location: string | undefined,
  trustedLocations: string[],
): boolean {
  if (!location || /(^|[/\\:])(\.|%2e){2}([/\\?#]|$)/i.test(location)) {
    return false;
  }
  return trustedLocations.some(prefix => {
    if (!prefix || !location.startsWith(prefix)) {
      return false;
    }
    const next = location.charAt(prefix.length);
    return (
      next === '' ||
      prefix.endsWith('/') ||
      prefix.endsWith(':') ||
      boundaries.includes(next)
    );
  });
}
