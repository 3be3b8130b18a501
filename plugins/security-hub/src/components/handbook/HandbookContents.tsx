import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { FindingGroup } from 'backstage-plugin-security-hub-common';
import { useId } from 'react';
import { useTranslation } from '../../translations/useTranslation';
import { groupName } from '../list/GroupRow';
import { groupAnchor } from './handbookId';
import { useHandbookStyles } from './useHandbookStyles';

/** The groups in their order, each with a link to its place. */
export function HandbookContents(props: { groups: readonly FindingGroup[] }) {
  const classes = useHandbookStyles();
  const { t } = useTranslation();
  const id = useId();
  return (
    <nav className={classes.contents} aria-labelledby={id}>
      <Typography id={id} variant="h6" component="h3">
        {t('entityHandbook.contents')}
      </Typography>
      <Typography variant="body2" component="ol">
        {props.groups.map(group => (
          <li key={group.key}>
            <Link href={`#${groupAnchor(group.key)}`}>
              {groupName(group, 'control')}
            </Link>{' '}
            {t('entityHandbook.entryPriority', {
              priority: t(`priority.${group.priority}`),
            })}
          </li>
        ))}
      </Typography>
    </nav>
  );
}
