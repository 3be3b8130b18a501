import TextField from '@material-ui/core/TextField';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { useId } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { entityName } from '../shared/entityNames';
import { ScopeForm } from './scopeForm';

const useStyles = makeStyles<Theme>(theme => ({
  entity: {
    marginTop: theme.spacing(1.5),
    '& .MuiFormLabel-root.Mui-error': { color: theme.palette.text.primary },
    '& .MuiFormHelperText-root.Mui-error': {
      color: theme.palette.text.primary,
    },
  },
}));

const existing = '';

/** For whom a scope is tried: a new entity of one of the reader's groups, or an entity that exists. */
export function ClaimantFields(props: {
  groups: readonly string[];
  form: ScopeForm;
  missing: boolean;
  onChange: (changes: Partial<ScopeForm>) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { groups, form, missing, onChange } = props;
  const choices =
    form.owner === undefined || groups.includes(form.owner)
      ? groups
      : [form.owner, ...groups];
  return (
    <>
      <TextField
        id={`${id}-owner`}
        select
        fullWidth
        size="small"
        variant="outlined"
        label={t('page.scope.owner')}
        helperText={
          choices.length === 0
            ? t('page.scope.noGroups')
            : t('page.scope.ownerHelp')
        }
        value={form.entity === undefined ? form.owner ?? existing : existing}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        onChange={({ target: { value } }) =>
          onChange(
            value === existing
              ? { entity: '', owner: undefined }
              : { entity: undefined, owner: value },
          )
        }
      >
        {choices.map(group => (
          <option key={group} value={group}>
            {t('page.scope.ownerGroup', { group: entityName(group) })}
          </option>
        ))}
        <option value={existing}>{t('page.scope.ownerEntity')}</option>
      </TextField>
      {form.entity !== undefined && (
        <TextField
          id={`${id}-entity`}
          className={classes.entity}
          fullWidth
          size="small"
          variant="outlined"
          label={t('page.scope.entity')}
          helperText={
            missing ? t('page.scope.entityMissing') : t('page.scope.entityHelp')
          }
          error={missing}
          value={form.entity}
          InputLabelProps={{ shrink: true }}
          inputProps={{ maxLength: 255, spellCheck: false }}
          FormHelperTextProps={missing ? { role: 'alert' } : {}}
          onChange={event => onChange({ entity: event.target.value })}
        />
      )}
    </>
  );
}
