import {
  HandbookState,
  withoutHandbookFilters,
} from '../../../state/handbookState';
import { PageChange } from '../../../state/usePageSearch';

/** Opens a page; the list behind it stays as it is. */
export function openPage(pageId: string): PageChange {
  return ({ page, handbook }) => ({
    page,
    handbook: { ...handbook, pageId, wherePage: 0 },
  });
}

/** Goes back to the list. */
export const closePage: PageChange = ({ page, handbook }) => ({
  page,
  handbook: { ...handbook, pageId: undefined, wherePage: 0 },
});

/** Goes to the list with these filters and no others. */
export function onlyFilters(filters: Partial<HandbookState>): PageChange {
  return ({ handbook }) => ({
    q: '',
    handbook: { ...withoutHandbookFilters(handbook), ...filters },
  });
}
