import TextField from '@material-ui/core/TextField';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ScopeProblem } from 'backstage-plugin-security-hub-common';
import { useId } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { codeFonts } from '../../shared/fonts';
import { FieldProblems } from './FieldProblems';
import { ScopeField } from './scopeForm';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    marginTop: theme.spacing(1.5),
    // The line says by its colour that something is wrong; words in that colour have too little contrast
    '& .MuiFormLabel-root.Mui-error': { color: theme.palette.text.primary },
    '& .MuiFormHelperText-root.Mui-error': {
      color: theme.palette.text.primary,
    },
  },
  input: {
    fontFamily: codeFonts(theme),
    fontSize: '0.8125rem',
    lineHeight: 1.5,
  },
}));

/** One annotation to try, with the mistakes in it below. */
export function ScopeTextField(props: {
  field: ScopeField;
  value: string;
  onChange: (value: string) => void;
  /** Of this text as it is */
  problems: readonly ScopeProblem[];
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { field, problems } = props;
  const wrong = problems.length > 0;
  return (
    <div className={classes.root}>
      <TextField
        id={id}
        label={t(`page.scope.field.${field}`)}
        helperText={t(`page.scope.help.${field}`)}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
        error={wrong}
        variant="outlined"
        size="small"
        fullWidth
        multiline={field === 'scope'}
        minRows={field === 'scope' ? 8 : undefined}
        InputLabelProps={{ shrink: true }}
        inputProps={{
          className: classes.input,
          spellCheck: false,
          autoComplete: 'off',
          maxLength: 70_000,
          'aria-describedby': wrong
            ? `${id}-helper-text ${id}-problems`
            : `${id}-helper-text`,
        }}
      />
      {wrong && <FieldProblems id={`${id}-problems`} problems={problems} />}
    </div>
  );
}
