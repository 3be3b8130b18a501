import Typography from '@material-ui/core/Typography';
import {
  ControlGuidance,
  EntityHandbook,
} from 'backstage-plugin-security-hub-common';
import { memo, useId } from 'react';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { AwsLinks } from '../fix/AwsLinks';
import { GuidanceView } from '../fix/GuidanceView';
import { CarefulTag } from '../list/CarefulTag';
import { groupName } from '../list/GroupRow';
import { GroupVerdictTags } from '../list/GroupVerdictTags';
import { PriorityLabel } from '../shared/PriorityLabel';
import { groupAnchor } from './handbookId';
import { HandbookFindings } from './HandbookFindings';
import { useHandbookStyles } from './useHandbookStyles';

type Item = EntityHandbook['items'][number];

/** One group of findings: which resources it is about, and the whole page of the handbook, nothing folded away. */
function Group(props: {
  item: Item;
  /** Its place in the list of contents, from 1 */
  number: number;
  /** The entity whose page this is */
  entityRef: string;
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
      <GuidanceView guidance={guidance} isThreat={group.kind === 'threat'} />
      {!linked && <AwsLinks guidance={guidance} />}
    </article>
  );
}

/** See `Group`. Those that are there already are not made again when more come. */
export const HandbookGroup = memo(Group);
