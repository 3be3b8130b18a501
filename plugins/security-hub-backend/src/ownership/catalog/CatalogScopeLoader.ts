import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogEntity, toCatalogEntity } from './catalogEntity';
import {
  CatalogSnapshot,
  compileSnapshot,
  ScopeCache,
} from './compileSnapshot';

/** Kinds of entities that a sweep reads. */
export const sweptKinds = [
  'Component',
  'API',
  'Resource',
  'System',
  'Domain',
  'Group',
] as const;

// A single annotation cannot be asked for: their names hold dots, which `fields` takes for a path
const fields = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.etag',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.dependsOn',
  'relations',
];

/** Reads scopes, accounts and groups from the catalog, as the plugin itself: only for jobs, never for a user's request. */
export class CatalogScopeLoader {
  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): CatalogScopeLoader {
    return new CatalogScopeLoader(options.catalog, options.auth);
  }

  private readonly catalog: CatalogService;
  private readonly auth: AuthService;
  private readonly scopes: ScopeCache = new Map();

  private constructor(catalog: CatalogService, auth: AuthService) {
    this.catalog = catalog;
    this.auth = auth;
  }

  /**
   * Sweeps the catalog once. Rejects when any page fails: half a catalog would take findings away from their owners.
   */
  async load(): Promise<CatalogSnapshot> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const entities: CatalogEntity[] = [];
    const pages = this.catalog.streamEntities(
      { filter: { kind: [...sweptKinds] }, fields },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        entities.push(toCatalogEntity(entity));
      }
    }
    return compileSnapshot(entities, this.scopes);
  }
}
