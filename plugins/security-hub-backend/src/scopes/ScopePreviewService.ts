import {
  ScopePreview,
  ScopePreviewRequest,
} from 'backstage-plugin-security-hub-common';
import { UserCredentials } from '../access/EntityAccess';

/** Tells what annotations would match before anybody writes them. */
export interface ScopePreviewService {
  /**
   * Nothing is kept, and nothing is shown that the annotations would not show once they were written.
   *
   * @throws InputError for an annotation that means nothing here; NotFoundError, NotAllowedError for an entity or a group that is not the
   * caller's; TooManyPreviewsError when the caller has five at once
   */
  preview(
    request: ScopePreviewRequest,
    credentials: UserCredentials,
  ): Promise<ScopePreview>;
}
