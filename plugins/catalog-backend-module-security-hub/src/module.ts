import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { SECURITY_HUB_CATALOG_TOPIC } from 'backstage-plugin-security-hub-node';
import { AnnotationProcessor } from './AnnotationProcessor';
import { readOnInvalidAnnotation } from './readOnInvalidAnnotation';

/**
 * Checks the annotations `aws-security-hub/*` of entities when the catalog ingests them, and tells the Security Hub plugin that they have
 * changed.
 * @public
 */
export const catalogModuleSecurityHub = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'security-hub',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ config, events, logger, processing }) {
        processing.addProcessor(
          AnnotationProcessor.create({
            onInvalidAnnotation: readOnInvalidAnnotation(config),
            logger,
            hint: async entityRef =>
              await events.publish({
                topic: SECURITY_HUB_CATALOG_TOPIC,
                eventPayload: { entityRef },
              }),
          }),
        );
      },
    });
  },
});
