import { Link } from '@backstage/core-components';
import { ReactNode } from 'react';
import { PageChange, usePageSearch } from '../../../state/usePageSearch';

/** A link to another place of the handbook. */
export function HandbookLink(props: {
  change: PageChange;
  children: ReactNode;
  className?: string;
  hint?: string;
  /** In a column of links only what is pointed at is underlined */
  inColumn?: boolean;
  /** Of the page that it opens, to find the link again */
  pageId?: string;
}) {
  const search = usePageSearch();
  return (
    <Link
      to={search(props.change)}
      underline={props.inColumn ? 'hover' : 'always'}
      title={props.hint}
      className={props.className}
      data-page-id={props.pageId}
    >
      {props.children}
    </Link>
  );
}
