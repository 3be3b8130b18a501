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
import { entitySecurityPath } from '../../routes';
import { useTranslation } from '../../translations/useTranslation';
import { useListStyles } from '../list/useListStyles';
import { FindingNumber } from '../shared/FindingNumber';
import { personName } from '../shared/names';
import { CoverageTag } from './CoverageTag';
import { memberNumbers } from './memberNumbers';

/** One member with its numbers; its name leads to its own tab. */
export function MemberRow(props: {
  member: RollUpMember;
  /** It is the entity whose page this is */
  itself: boolean;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const entityRoute = useRouteRef(entityRouteRef);
  const { member, itself } = props;
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
        <CoverageTag coverage={member.coverage} />
      </TableCell>
      {Object.entries(memberNumbers(member)).map(([column, value]) => (
        <TableCell key={column} align="right">
          <FindingNumber
            value={value}
            incomplete={member.coverage !== 'complete'}
          />
        </TableCell>
      ))}
      <TableCell>{member.owners.map(personName).join(', ')}</TableCell>
    </TableRow>
  );
}
