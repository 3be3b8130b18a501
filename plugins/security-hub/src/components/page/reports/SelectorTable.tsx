import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { SelectorReport } from 'backstage-plugin-security-hub-common';
import { SelectorState } from '../../../state/pageState';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { Tag, Tone } from '../../shared/Tag';
import { usePageStyles } from '../shared/usePageStyles';

const tones: Record<SelectorState, Tone> = {
  malformed: 'bad',
  'not-claimable': 'notice',
  'matches-nothing': 'plain',
};

/** Selectors by entity, each with what is wrong and whom to ask. */
export function SelectorTable(props: { selectors: SelectorReport['items'] }) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('page.reports.selectors.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.reports.selectors.entity')}</TableCell>
            <TableCell>{t('page.reports.selectors.owner')}</TableCell>
            <TableCell>{t('page.reports.selectors.selector')}</TableCell>
            <TableCell>{t('page.reports.selectors.state')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.selectors.map((selector, index) => (
            <TableRow key={index}>
              <TableCell>
                <EntityRefLink
                  entityRef={selector.entityRef}
                  defaultKind="component"
                  hideIcon
                />
              </TableCell>
              <TableCell>
                <EntityRefLinks
                  entityRefs={selector.owners}
                  defaultKind="group"
                  hideIcons
                />
              </TableCell>
              <TableCell className={classes.words}>
                {selector.text}
                <Typography variant="caption" component="div">
                  <code className={classes.code}>{selector.source}</code>
                </Typography>
              </TableCell>
              <TableCell className={classes.words}>
                <Tag tone={tones[selector.state]}>
                  {t(`page.reports.selectors.stateName.${selector.state}`)}
                </Tag>
                {selector.message && (
                  <Typography variant="body2" component="div">
                    {selector.message}
                  </Typography>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
