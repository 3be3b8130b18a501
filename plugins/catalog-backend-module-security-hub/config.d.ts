export interface Config {
  securityHub?: {
    /** Check of annotations when entities are ingested */
    catalog?: {
      /**
       * What a mistake in an annotation `aws-security-hub/*` does. `error` (default): the new version of the entity is not taken over, and the
       * mistake stands on its page as processing error. `warn`: it is taken over, and the mistake is logged.
       */
      onInvalidAnnotation?: 'error' | 'warn';
    };
  };
}
