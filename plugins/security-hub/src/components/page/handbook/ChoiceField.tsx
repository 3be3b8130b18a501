import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { usePageStyles } from '../shared/usePageStyles';

/** A filter with one value, as a menu of the browser. */
export function ChoiceField<T extends string>(props: {
  label: string;
  value: T;
  choices: ReadonlyArray<{ value: T; label: string }>;
  onChange: (value: T) => void;
}) {
  const classes = usePageStyles();
  const id = useId();
  const { label, value, choices, onChange } = props;
  return (
    <TextField
      id={id}
      className={classes.select}
      select
      size="small"
      variant="outlined"
      label={label}
      value={value}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event => {
        const chosen = choices.find(
          choice => choice.value === event.target.value,
        );
        if (chosen) {
          onChange(chosen.value);
        }
      }}
    >
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </TextField>
  );
}
