/**
 * Topic of events which say that the scope of an entity may have changed; `{ entityRef }` is their payload. They are hints: one may be lost,
 * and one may come without a change.
 * @public
 */
export const SECURITY_HUB_CATALOG_TOPIC = 'security-hub.catalog';
