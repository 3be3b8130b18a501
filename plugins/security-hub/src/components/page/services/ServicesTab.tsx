import Typography from '@material-ui/core/Typography';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  useOwnServices,
  useIdentity,
} from '../../../queries/organisationQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Loaded } from '../shared/Loaded';
import { usePageStyles } from '../shared/usePageStyles';
import { MyServices } from './MyServices';

type Person = { userEntityRef: string; groups: string[] };

function ServicesOf(props: PageTabProps & { person: Person }) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const { person, state, change } = props;
  const query = useOwnServices(
    parseEntityRef(person.userEntityRef),
    state.page,
  );
  return (
    <>
      <Typography variant="body2" className={classes.intro}>
        {t('page.services.intro')}
      </Typography>
      <Loaded
        query={query}
        refused={{
          404: (
            <EmptyState
              title={t('page.services.unknownUser.title')}
              text={t('page.services.unknownUser.text', {
                person: person.userEntityRef,
              })}
            />
          ),
        }}
      >
        {members => (
          <MyServices
            members={members}
            person={person}
            page={state.page}
            onPage={page => change({ page })}
          />
        )}
      </Loaded>
    </>
  );
}

/** What is the reader's own, most urgent first. */
export function ServicesTab(props: PageTabProps) {
  const identity = useIdentity();
  return (
    <Loaded query={identity}>
      {person => <ServicesOf {...props} person={person} />}
    </Loaded>
  );
}
