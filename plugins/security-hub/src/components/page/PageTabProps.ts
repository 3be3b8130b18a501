import { PageState } from '../../state/pageState';
import { ChangePage } from '../../state/usePageState';

/** What a tab of the page gets: the state in the URL, and how to change it. */
export type PageTabProps = {
  state: PageState;
  change: ChangePage;
};
