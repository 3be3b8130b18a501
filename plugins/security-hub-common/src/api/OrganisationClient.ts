import type {
  AccountsQuery,
  ClaimsQuery,
  OrganisationApi,
  OrphansQuery,
  PageQuery,
  SecurityHubRequestOptions,
  SelectorsQuery,
} from './OrganisationApi';
import { HandbookClient } from './HandbookClient';
import { dataOf, openClient } from './openClient';
import type { ScopePreviewRequest } from './types';

/** Asks what is about the organisation as a whole. */
export class OrganisationClient
  extends HandbookClient
  implements OrganisationApi
{
  async getAccounts(
    query?: AccountsQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/accounts', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }

  async previewScope(
    request: ScopePreviewRequest,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.POST('/scope/preview', {
        body: request,
        signal: options?.signal,
      }),
    );
  }

  async decideClaim(
    claimId: string,
    verdict: { verdict: 'confirm' | 'reject'; hash: string; comment?: string },
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.POST('/claims/{claimId}/verdict', {
        params: { path: { claimId } },
        body: verdict,
        signal: options?.signal,
      }),
    );
  }

  async getClaims(query?: ClaimsQuery, options?: SecurityHubRequestOptions) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/claims', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }

  async getOrphans(query?: OrphansQuery, options?: SecurityHubRequestOptions) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/reports/orphans', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }

  async getConflicts(query?: PageQuery, options?: SecurityHubRequestOptions) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/reports/conflicts', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }

  async getCoverage(query?: PageQuery, options?: SecurityHubRequestOptions) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/reports/coverage', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }

  async getSelectorReport(
    query?: SelectorsQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/reports/selectors', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }
}
