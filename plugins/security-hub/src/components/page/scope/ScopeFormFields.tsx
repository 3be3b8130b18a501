import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ScopeProblem } from 'backstage-plugin-security-hub-common';
import { FormEvent } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { Notice } from '../../shared/Notice';
import { ClaimantFields } from './ClaimantFields';
import { annotationOf, ScopeField, ScopeForm, shortFields } from './scopeForm';
import { ScopeTextField } from './ScopeTextField';

const useStyles = makeStyles<Theme>(theme => ({
  // On paper, because pale labels have too little contrast on the page
  root: {
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  together: { marginTop: theme.spacing(1) },
  full: { display: 'flex' },
  submit: { marginTop: theme.spacing(1) },
}));

/** What is wrong with the form itself, before anybody is asked. */
export type FormMistake = 'empty' | 'entity';

/** The form of a scope: for whom, and the annotations, short and in full. */
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
  const { form, mistake, problems, onChange } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  const textField = (field: ScopeField) => (
    <ScopeTextField
      key={field}
      field={field}
      value={form[field]}
      onChange={value => onChange({ [field]: value })}
      problems={problems.filter(
        ({ annotation }) => annotation === annotationOf[field],
      )}
    />
  );
  return (
    <form
      className={classes.root}
      onSubmit={submit}
      aria-label={t('page.scope.form')}
      noValidate
    >
      <ClaimantFields
        groups={props.groups}
        form={form}
        missing={mistake === 'entity'}
        onChange={onChange}
      />
      <Typography variant="caption" component="p" className={classes.together}>
        {t('page.scope.allTogether')}
      </Typography>
      {shortFields.map(textField)}
      <FormControlLabel
        className={classes.full}
        control={
          <Checkbox
            size="small"
            color="primary"
            checked={form.full}
            onChange={event => onChange({ full: event.target.checked })}
          />
        }
        label={t('page.scope.yaml')}
      />
      {form.full && textField('scope')}
      {mistake === 'empty' && (
        <Notice tone="bad" urgent>
          {t('page.scope.empty')}
        </Notice>
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
