import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import { HandbookPageList } from 'backstage-plugin-security-hub-common';
import { HandbookState, handbookStatuses } from '../../../state/handbookState';
import { useTranslation } from '../../../translations/useTranslation';
import { FilterMenu } from '../../filters/FilterMenu';
import { MorePanel } from '../../filters/MorePanel';
import { ChoiceField } from './ChoiceField';
import { handbookOptions } from './handbookOptions';

const menus = ['kind', 'layer', 'standard'] as const;
const flags = ['hazards', 'stale'] as const;
const answers = ['any', 'true', 'false'] as const;

function answerOf(flag: boolean | undefined): (typeof answers)[number] {
  if (flag === undefined) {
    return 'any';
  }
  return flag ? 'true' : 'false';
}

/** The filters that are used less often. */
export function MoreHandbookFilters(props: {
  facets: HandbookPageList['facets'] | undefined;
  state: HandbookState;
  set: (changes: Partial<HandbookState>) => void;
}) {
  const { t } = useTranslation();
  const { facets, state, set } = props;
  const active =
    menus.filter(filter => state[filter].length > 0).length +
    flags.filter(flag => state[flag] !== undefined).length +
    Number(state.untranslated) +
    Number(state.status !== 'active');
  return (
    <MorePanel active={active}>
      {menus.map(filter => (
        <FilterMenu
          key={filter}
          name={t(
            filter === 'kind' ? 'handbook.filter.kind' : `filters.${filter}`,
          )}
          options={handbookOptions(filter, facets, state[filter], t)}
          chosen={state[filter]}
          onChange={values => set({ [filter]: values })}
        />
      ))}
      {flags.map(flag => (
        <ChoiceField
          key={flag}
          label={t(`handbook.filter.${flag}`)}
          value={answerOf(state[flag])}
          choices={answers.map(value => ({
            value,
            label: t(`handbook.${flag}Name.${value}`),
          }))}
          onChange={value =>
            set({ [flag]: value === 'any' ? undefined : value === 'true' })
          }
        />
      ))}
      <ChoiceField
        label={t('handbook.filter.status')}
        value={state.status}
        choices={handbookStatuses.map(value => ({
          value,
          label: t(`handbook.statusName.${value}`),
        }))}
        onChange={status => set({ status })}
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            color="primary"
            checked={state.untranslated}
            onChange={event => set({ untranslated: event.target.checked })}
          />
        }
        label={
          <Typography variant="body2">
            {t('handbook.filter.untranslated')}
          </Typography>
        }
      />
    </MorePanel>
  );
}
