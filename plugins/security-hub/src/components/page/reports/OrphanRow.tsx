import Button from '@material-ui/core/Button';
import MaterialLink from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { OrphanGroup } from 'backstage-plugin-security-hub-common';
import { useId, useState } from 'react';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { Snippet } from '../../shared/Snippet';
import { PriorityCountsText } from '../shared/PriorityCountsText';
import { usePageStyles } from '../shared/usePageStyles';

/** One group of findings without an owner; it opens to a scope for the team whose it is. */
export function OrphanRow(props: {
  group: OrphanGroup;
  name: string;
  /** Groups by the values of this tag key */
  onOpen?: () => void;
}) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { group, name, onOpen } = props;
  return (
    <>
      <TableRow className={open ? lists.opened : undefined}>
        <TableCell className={classes.words}>
          {onOpen ? (
            <MaterialLink
              component="button"
              variant="body2"
              underline="always"
              className={lists.link}
              aria-label={t('page.reports.orphans.openKey', { key: name })}
              onClick={onOpen}
            >
              {name}
            </MaterialLink>
          ) : (
            <strong>{name}</strong>
          )}
        </TableCell>
        <TableCell>
          <PriorityCountsText counts={group.counts} />
        </TableCell>
        <TableCell align="right" className={classes.number}>
          {format.number(group.findings)}
        </TableCell>
        <TableCell align="right" className={classes.number}>
          {format.number(group.resources)}
        </TableCell>
        <TableCell className={classes.words}>
          <ul className={classes.plainList}>
            {group.examples?.map(example => (
              <li key={example}>
                <code className={classes.code}>{example}</code>
              </li>
            ))}
          </ul>
        </TableCell>
        <TableCell>
          {group.suggestion && (
            <Button
              size="small"
              style={{ textTransform: 'none', whiteSpace: 'nowrap' }}
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              aria-label={t('page.reports.orphans.suggestOne', { name })}
              onClick={() => setOpen(!open)}
            >
              {t('page.reports.orphans.suggest')}
            </Button>
          )}
        </TableCell>
      </TableRow>
      {open && group.suggestion && (
        <TableRow>
          <TableCell colSpan={6} id={id}>
            <Typography variant="body2">
              {t('page.reports.orphans.suggestionText')}
            </Typography>
            <Snippet
              label={t('page.reports.orphans.suggestion', { name })}
              copyName={t('page.reports.orphans.copy', { name })}
              code={group.suggestion}
            />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
