import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ScopeProblem } from 'backstage-plugin-security-hub-common';
import { FormEvent, useId } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { ClaimantFields } from './ClaimantFields';
import { annotationOf, ScopeForm, usedFields } from './scopeForm';
import { ScopeTextField } from './ScopeTextField';

const useStyles = makeStyles<Theme>(theme => ({
  how: { marginTop: theme.spacing(1.5) },
  legend: { fontSize: theme.typography.caption.fontSize },
  submit: { marginTop: theme.spacing(1.5) },
}));

/** What is wrong with the form itself, before anybody is asked. */
export type FormMistake = 'empty' | 'entity';

/** The form of a scope: for whom, and the annotations, short or in full. */
export function ScopeFormFields(props: {
  groups: readonly string[];
  form: ScopeForm;
  mistake?: FormMistake;
  /** Of the texts as they are */
  problems: readonly ScopeProblem[];
  busy: boolean;
  onChange: (changes: Partial<ScopeForm>) => void;
  onSubmit: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { form, mistake, problems, onChange } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form onSubmit={submit} aria-label={t('page.scope.form')} noValidate>
      <ClaimantFields
        groups={props.groups}
        form={form}
        missing={mistake === 'entity'}
        onChange={onChange}
      />
      <FormControl component="fieldset" className={classes.how}>
        <FormLabel component="legend" className={classes.legend}>
          {t('page.scope.how')}
        </FormLabel>
        <RadioGroup
          row
          name={id}
          value={form.full ? 'full' : 'short'}
          onChange={event => onChange({ full: event.target.value === 'full' })}
        >
          <FormControlLabel
            value="short"
            control={<Radio size="small" color="primary" />}
            label={t('page.scope.fields')}
          />
          <FormControlLabel
            value="full"
            control={<Radio size="small" color="primary" />}
            label={t('page.scope.yaml')}
          />
        </RadioGroup>
      </FormControl>
      {usedFields(form).map(field => (
        <ScopeTextField
          key={field}
          field={field}
          value={form[field]}
          onChange={value => onChange({ [field]: value })}
          problems={problems.filter(
            ({ annotation }) => annotation === annotationOf[field],
          )}
        />
      ))}
      {!form.full && (
        <Typography variant="caption" component="p">
          {t('page.scope.allTogether')}
        </Typography>
      )}
      {mistake === 'empty' && (
        <Typography variant="body2" color="error" role="alert">
          {t('page.scope.empty')}
        </Typography>
      )}
      <Button
        type="submit"
        className={classes.submit}
        variant="contained"
        color="primary"
        disabled={props.busy}
      >
        {t('page.scope.submit')}
      </Button>
    </form>
  );
}
