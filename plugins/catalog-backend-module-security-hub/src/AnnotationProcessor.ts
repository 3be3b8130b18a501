import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { annotationsOf, hasOtherThanText, isChecked } from './checkedEntity';
import { fingerprint, fingerprintOf } from './fingerprint';
import { describeMistake, findMistakes } from './mistakes';
import { OnInvalidAnnotation } from './readOnInvalidAnnotation';

/** What is kept of an entity from one processing to the next. */
type Seen = {
  /** Fingerprint of what its scope follows from; absent where it has no annotation */
  scope?: string;
  /** Fingerprint of the mistakes that have been logged */
  logged?: string;
};

const SEEN = 'seen';
/** Mistakes that one line of the log spells out. */
const SPELT_OUT = 5;

/** Checks the annotations `aws-security-hub/*` of entities that are ingested; every other entity passes untouched. */
export class AnnotationProcessor implements CatalogProcessor {
  static create(options: {
    onInvalidAnnotation: OnInvalidAnnotation;
    logger: LoggerService;
    /** Told of an entity whose scope may have changed. It is not waited for */
    hint(entityRef: string): Promise<void>;
  }): AnnotationProcessor {
    return new AnnotationProcessor(options);
  }

  readonly #options: Parameters<typeof AnnotationProcessor.create>[0];

  private constructor(
    options: Parameters<typeof AnnotationProcessor.create>[0],
  ) {
    this.#options = options;
  }

  getProcessorName(): string {
    return 'SecurityHubAnnotationProcessor';
  }

  /**
   * The catalog refuses an annotation that is no text, such as an account id without quotes, before the step below. Its own words do not
   * say what to do.
   */
  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isChecked(entity) && hasOtherThanText(entity)) {
      for (const text of findMistakes(entity).map(describeMistake)) {
        emit(processingResult.inputError(location, text));
      }
    }
    return entity;
  }

  /** Last of all steps, so that annotations which other processors add are checked, too. */
  async postProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (!isChecked(entity)) {
      return entity;
    }
    const before = await cache.get<Seen>(SEEN);
    if (!before?.scope && annotationsOf(entity).length === 0) {
      return entity;
    }
    const texts = findMistakes(entity).map(describeMistake);
    if (texts.length > 0 && this.#options.onInvalidAnnotation === 'error') {
      for (const text of texts) {
        emit(processingResult.inputError(location, text));
      }
      return entity;
    }
    await this.#compare(entity, { texts, before, cache });
    return entity;
  }

  async #compare(
    entity: Entity,
    options: {
      texts: string[];
      before: Seen | undefined;
      cache: CatalogProcessorCache;
    },
  ): Promise<void> {
    const { texts, before, cache } = options;
    const scope = fingerprintOf(entity);
    const logged = texts.length > 0 ? fingerprint(texts) : undefined;
    if (scope === before?.scope && logged === before?.logged) {
      return;
    }
    const entityRef = stringifyEntityRef(entity);
    if (logged !== undefined && logged !== before?.logged) {
      this.#log(entityRef, texts);
    }
    if (scope !== before?.scope) {
      this.#hint(entityRef);
    }
    await cache.set(SEEN, {
      ...(scope !== undefined ? { scope } : {}),
      ...(logged !== undefined ? { logged } : {}),
    });
  }

  #log(entityRef: string, texts: string[]): void {
    const more = texts.length - SPELT_OUT;
    this.#options.logger.warn(
      [
        `${entityRef} has mistakes in its annotations.`,
        ...texts.slice(0, SPELT_OUT),
        ...(more > 0 ? [`And ${more} more.`] : []),
      ].join(' '),
      { entityRef },
    );
  }

  #hint(entityRef: string): void {
    const { hint, logger } = this.#options;
    hint(entityRef).catch(error =>
      logger.debug(
        'The Security Hub plugin is not told of a change, and sees it with its next sweep of the catalog',
        { entityRef, cause: String(error) },
      ),
    );
  }
}
