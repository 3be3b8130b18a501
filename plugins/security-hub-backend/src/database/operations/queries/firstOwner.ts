/**
 * Who is the first owner of a finding of which a row of `finding_owners as o` is not the first owner's, as SQL; null where nobody is. Rows of the
 * first owner say it themselves.
 */
export const FIRST_OWNER_OF_OTHERS =
  '(select p.entity_ref from finding_owners as p where p.issue_key = o.issue_key and p.is_primary)';
