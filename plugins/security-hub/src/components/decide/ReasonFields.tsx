import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  DecisionKind,
  DecisionReason,
} from 'backstage-plugin-security-hub-common';
import { DateTime } from 'luxon';
import { useId } from 'react';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { DecisionForm, FormErrors } from './decisionForm';

const useStyles = makeStyles<Theme>(theme => ({
  field: { marginTop: theme.spacing(2) },
  legend: { lineHeight: 1.4 },
  option: { alignItems: 'flex-start', marginTop: theme.spacing(0.5) },
}));

/** Reason, justification and end date, with the criteria spelled out. */
export function ReasonFields(props: {
  kind: DecisionKind;
  reasons: readonly DecisionReason[];
  form: DecisionForm;
  errors: FormErrors;
  latest: DateTime;
  maxDays: number;
  onChange: (change: Partial<DecisionForm>) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { kind, form, errors, latest, onChange } = props;
  return (
    <>
      <FormControl
        component="fieldset"
        className={classes.field}
        error={errors.reason !== undefined}
        aria-describedby={errors.reason ? `${id}-reason` : undefined}
      >
        <FormLabel component="legend" className={classes.legend}>
          {kind === 'accept-risk'
            ? t('dialog.acceptCriteria')
            : t('dialog.falsePositiveCriteria')}
        </FormLabel>
        <RadioGroup
          name={id}
          value={form.reason ?? ''}
          onChange={event =>
            onChange({ reason: event.target.value as DecisionReason })
          }
        >
          {props.reasons.map(reason => (
            <FormControlLabel
              key={reason}
              value={reason}
              className={classes.option}
              control={<Radio size="small" color="primary" />}
              label={
                <>
                  <Typography variant="body2" component="span">
                    <strong>{t(`dialog.reasonName.${reason}`)}</strong>
                  </Typography>{' '}
                  <Typography
                    variant="body2"
                    component="span"
                    color="textSecondary"
                  >
                    {t(`dialog.reasonHelp.${reason}`)}
                  </Typography>
                </>
              }
            />
          ))}
        </RadioGroup>
        {errors.reason && (
          <FormHelperText id={`${id}-reason`} role="alert">
            {errors.reason}
          </FormHelperText>
        )}
      </FormControl>
      <TextField
        id={`${id}-justification`}
        className={classes.field}
        label={t('dialog.justification')}
        value={form.justification}
        onChange={event => onChange({ justification: event.target.value })}
        error={errors.justification !== undefined}
        helperText={errors.justification ?? t('dialog.justificationHelp')}
        FormHelperTextProps={errors.justification ? { role: 'alert' } : {}}
        variant="outlined"
        required
        fullWidth
        multiline
        minRows={3}
        inputProps={{ maxLength: 4000 }}
      />
      <TextField
        id={`${id}-end`}
        className={classes.field}
        type="date"
        label={t('dialog.endDate')}
        value={form.endDate}
        onChange={event => onChange({ endDate: event.target.value })}
        error={errors.endDate !== undefined}
        helperText={
          errors.endDate ??
          t('dialog.endDateHelp', {
            date: format.date(latest.toISO() ?? ''),
            number: format.number(props.maxDays),
          })
        }
        FormHelperTextProps={errors.endDate ? { role: 'alert' } : {}}
        variant="outlined"
        required
        InputLabelProps={{ shrink: true }}
        inputProps={{
          min: format.now.plus({ days: 1 }).toISODate(),
          max: latest.toISODate(),
        }}
      />
    </>
  );
}
