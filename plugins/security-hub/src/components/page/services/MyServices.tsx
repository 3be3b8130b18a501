import Typography from '@material-ui/core/Typography';
import { RollUpMemberPage } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { Notice } from '../../shared/Notice';
import { EmptyState } from '../../states/EmptyState';
import { entityName } from '../shared/entityNames';
import { Pager } from '../shared/Pager';
import { usePageStyles } from '../shared/usePageStyles';
import { ServiceTable } from './ServiceTable';

/** The reader's services, how many of them are not shown, and what to do where there are none. */
export function MyServices(props: {
  members: RollUpMemberPage;
  person: { userEntityRef: string; groups: string[] };
  page: number;
  onPage: (page: number) => void;
}) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { members, person } = props;
  const { items, totalItems, hidden } = members;
  const none = totalItems === 0 && hidden === 0;
  return (
    <>
      {none && person.groups.length === 0 && (
        <EmptyState
          title={t('page.services.noGroups.title')}
          text={t('page.services.noGroups.text', {
            person: entityName(person.userEntityRef),
          })}
        />
      )}
      {none && person.groups.length > 0 && (
        <EmptyState
          title={t('page.services.none.title')}
          text={t('page.services.none.text', {
            groups: format.list(person.groups.map(entityName)),
          })}
        />
      )}
      {totalItems > 0 && (
        <>
          <div className={classes.bar}>
            <Typography variant="body2" component="span" role="status">
              {t('page.services.total', { count: totalItems })}
            </Typography>
          </div>
          <ServiceTable members={items} />
          <Pager
            page={props.page}
            shown={items.length}
            total={totalItems}
            onChange={props.onPage}
          />
        </>
      )}
      {hidden > 0 && (
        <div className={classes.after}>
          <Notice
            tone="plain"
            title={t('page.services.hidden', { count: hidden })}
          >
            {t('page.services.hiddenText')}
          </Notice>
        </div>
      )}
    </>
  );
}
