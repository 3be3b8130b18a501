import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  AccountFreshness,
  FreshnessNote,
} from 'backstage-plugin-security-hub-common';
import { Format, useFormat } from '../../format/useFormat';
import { Translate, useTranslation } from '../../translations/useTranslation';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    margin: theme.spacing(0.5, 0, 0),
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.caption.fontSize,
    overflowWrap: 'anywhere',
  },
}));

/** A note in words; one about the state itself does not repeat its name. */
function noteText(
  { kind, checks, message }: FreshnessNote,
  state: AccountFreshness['state'],
  format: Format,
  t: Translate,
): string {
  if (kind === state) {
    return message;
  }
  if (kind === 'not-checked') {
    const names = (checks ?? []).map(check => t(`freshness.check.${check}`));
    return t('freshness.note.not-checked', {
      checks: format.list(names),
      message,
    });
  }
  return kind === 'events-failed' || kind === 'role-refused'
    ? t(`freshness.note.${kind}`, { message })
    : t('freshness.note.other', {
        name: t(`freshness.stateName.${kind}`),
        message,
      });
}

/** Why an account and Region is in its state, and what else is to be known: checks, errors. */
export function AccountNotes(props: { account: AccountFreshness }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { state, notes = [], lastError, lastErrorAt } = props.account;
  const texts = notes.map(note => noteText(note, state, format, t));
  if (lastError) {
    texts.push(
      t('freshness.lastError', {
        message: lastError,
        time: lastErrorAt ? format.relative(lastErrorAt) : '',
      }),
    );
  }
  return texts.length === 0 ? null : (
    <ul className={classes.root}>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
