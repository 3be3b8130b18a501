import Typography from '@material-ui/core/Typography';
import {
  ControlGuidance,
  EntityHandbook,
  FindingGroup,
  GuidanceHazard,
} from 'backstage-plugin-security-hub-common';
import { memo, useId } from 'react';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { AwsLinks } from '../fix/AwsLinks';
import { GuidanceView } from '../fix/GuidanceView';
import { Reading, ReadingContext } from '../fix/readingContext';
import { ToldContext } from '../fix/toldContext';
import { CarefulTag } from '../list/CarefulTag';
import { groupName } from '../list/GroupRow';
import { GroupVerdictTags } from '../list/GroupVerdictTags';
import { PriorityLabel } from '../shared/PriorityLabel';
import { FirstTold } from './firstTold';
import { groupAnchor } from './handbookId';
import { HandbookFindings } from './HandbookFindings';
import { useHandbookStyles } from './useHandbookStyles';

type Item = EntityHandbook['items'][number];

/** A page about several resources has the values of none of them; another page is named, not linked, because paper has no links. */
const reading: Reading = { pageLink: pageId => <>{pageId}</> };

/** Leads to the group in which a hazard stands in full. */
function ToldBefore(props: { group: FindingGroup }) {
  const { t } = useTranslation();
  const { group } = props;
  const name = group.controlId ?? groupName(group, 'control');
  return (
    <>
      {t('entityHandbook.told', {
        place: <a href={`#${groupAnchor(group.key)}`}>{name}</a>,
      })}
    </>
  );
}

/** One group of findings: which resources it is about, and the whole page of the handbook, nothing folded away. */
function Group(props: {
  item: Item;
  /** Its place in the list of contents, from 1 */
  number: number;
  /** The entity whose page this is */
  entityRef: string;
  /** Which of the groups says a hazard first */
  told: FirstTold;
}) {
  const classes = useHandbookStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { group, findings } = props.item;
  const guidance: ControlGuidance = props.item.guidance;
  const name = groupName(group, 'control');
  const linked = guidance.page?.references.some(
    ({ url }) => url === guidance.documentation?.url,
  );
  const toldBefore = (hazard: GuidanceHazard) => {
    const first = props.told.before(hazard, group);
    return first && <ToldBefore group={first} />;
  };
  const verdictsDiffer = Object.values(group.verdicts ?? {}).some(
    count => count > 0 && count < group.count,
  );
  return (
    <article id={groupAnchor(group.key)} aria-labelledby={id}>
      <div className={classes.start}>
        <Typography
          id={id}
          variant="h5"
          component="h2"
          className={classes.name}
        >
          {t('entityHandbook.numbered', {
            number: format.number(props.number),
            name,
          })}
        </Typography>
        <div className={classes.facts}>
          <PriorityLabel priority={group.priority} />
          <GroupVerdictTags group={group} />
          {group.careful && <CarefulTag />}
          <span>
            {group.controlId
              ? t('entityHandbook.failing', {
                  number: format.number(group.count),
                  evaluated: format.number(group.evaluated),
                })
              : t('head.findings', { count: group.count })}
          </span>
          {group.overdue > 0 && (
            <strong>
              {t('list.overdueCount', { number: format.number(group.overdue) })}
            </strong>
          )}
          {group.overdue === 0 && group.nextDueAt && (
            <span>
              {t('entityHandbook.nextDue', {
                date: format.date(group.nextDueAt),
              })}
            </span>
          )}
        </div>
        <HandbookFindings
          name={name}
          findings={findings}
          total={group.count}
          entityRef={props.entityRef}
          verdictsDiffer={verdictsDiffer}
        />
      </div>
      {verdictsDiffer && (
        <Typography variant="body2" gutterBottom>
          {t('entityHandbook.verdictsDiffer')}
        </Typography>
      )}
      <ReadingContext.Provider value={group.count > 1 ? reading : undefined}>
        <ToldContext.Provider value={toldBefore}>
          <GuidanceView
            guidance={guidance}
            isThreat={group.kind === 'threat'}
          />
        </ToldContext.Provider>
      </ReadingContext.Provider>
      {!linked && <AwsLinks guidance={guidance} />}
    </article>
  );
}

/** See `Group`. Those that are there already are not made again when more come. */
export const HandbookGroup = memo(Group);
