import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { RollUpMember } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { entitySecurityPath } from '../../routes';
import { useTranslation } from '../../translations/useTranslation';
import { useListStyles } from '../list/useListStyles';
import { personName } from '../shared/names';
import { VisuallyHidden } from '../shared/VisuallyHidden';

/** The numbers of a member in the order of their columns. */
export function memberNumbers({ counts, overdue, accepted }: RollUpMember) {
  return {
    actNow: counts.critical,
    thisSprint: counts.high,
    later: counts.medium + counts.low,
    overdue,
    accepted,
  };
}

/** One member with its numbers; its name leads to its own tab. */
export function MemberRow(props: {
  member: RollUpMember;
  /** It is the entity whose page this is */
  itself: boolean;
  /** Not everything could be read: a zero says nothing */
  incomplete: boolean;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const entityRoute = useRouteRef(entityRouteRef);
  const { member, itself, incomplete } = props;
  const { kind, namespace, name } = parseEntityRef(member.entityRef);
  const title =
    member.title ?? (namespace === 'default' ? name : `${namespace}/${name}`);
  return (
    <TableRow hover>
      <TableCell>
        {itself ? (
          title
        ) : (
          <Link
            to={`${entityRoute(
              entityRouteParams(member.entityRef),
            )}${entitySecurityPath}`}
          >
            {title}
          </Link>
        )}{' '}
        <span className={classes.muted}>
          {itself ? t('members.itself') : kind}
        </span>
      </TableCell>
      {Object.entries(memberNumbers(member)).map(([column, value]) => (
        <TableCell key={column} align="right">
          {incomplete && value === 0 ? (
            <>
              <span aria-hidden>?</span>
              <VisuallyHidden>{t('counters.unknownValue')}</VisuallyHidden>
            </>
          ) : (
            format.number(value)
          )}
        </TableCell>
      ))}
      <TableCell>{member.owners.map(personName).join(', ')}</TableCell>
    </TableRow>
  );
}
