import { FindingGroup } from 'backstage-plugin-security-hub-common';
import { verdictFilters } from '../../state/viewState';
import { VerdictTag } from '../shared/VerdictTag';

/** What the organisation decided about the findings of a group: one word where it holds for all, else for how many of them. */
export function GroupVerdictTags(props: {
  group: Pick<FindingGroup, 'count' | 'verdicts'>;
}) {
  const { count, verdicts = {} } = props.group;
  return (
    <>
      {verdictFilters.map(verdict => {
        const number = verdicts[verdict] ?? 0;
        return verdict === 'none' || number === 0 ? null : (
          <VerdictTag
            key={verdict}
            verdict={verdict}
            part={number < count ? { number, total: count } : undefined}
          />
        );
      })}
    </>
  );
}
