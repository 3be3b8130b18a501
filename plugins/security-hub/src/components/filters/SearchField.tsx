import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import { makeStyles, Theme } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../translations/useTranslation';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    flex: '1 1 140px',
    maxWidth: 320,
    backgroundColor: theme.palette.background.paper,
    '& .MuiOutlinedInput-root': {
      height: 36,
      fontSize: theme.typography.body2.fontSize,
    },
  },
}));

const typingPause = 300;

/** Search that waits for a pause in typing. */
export function SearchField(props: {
  value: string;
  /** What is searched; without it, findings */
  label?: string;
  onChange: (value: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState(props.value);
  const { onChange } = props;
  const latest = useRef(onChange);
  latest.current = onChange;

  // The URL can change by itself: the browser's back button, or a filter that is cleared.
  useEffect(() => setText(props.value), [props.value]);
  useEffect(() => {
    if (text === props.value) {
      return undefined;
    }
    const timer = setTimeout(() => latest.current(text), typingPause);
    return () => clearTimeout(timer);
  }, [text, props.value]);

  return (
    <TextField
      className={classes.root}
      variant="outlined"
      size="small"
      type="search"
      value={text}
      placeholder={t('filters.searchShort')}
      onChange={event => setText(event.target.value)}
      inputProps={{
        'aria-label': props.label ?? t('filters.search'),
        maxLength: 200,
      }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <SearchIcon fontSize="small" aria-hidden />
          </InputAdornment>
        ),
      }}
    />
  );
}
