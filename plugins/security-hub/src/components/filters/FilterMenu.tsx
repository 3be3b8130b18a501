import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles, Theme } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useId, useState } from 'react';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { FilterOption } from './filterOptions';

const useStyles = makeStyles<Theme>(theme => ({
  button: {
    textTransform: 'none',
    fontWeight: 400,
    whiteSpace: 'nowrap',
    maxWidth: 260,
    height: 36,
    backgroundColor: theme.palette.background.paper,
    '& .MuiButton-label': { overflow: 'hidden', textOverflow: 'ellipsis' },
  },
  chosen: { borderColor: theme.palette.primary.main, fontWeight: 600 },
  menu: { maxHeight: 420, fontFamily: theme.typography.fontFamily },
  item: { paddingTop: 0, paddingBottom: 0 },
}));

/** A filter with several values, as a menu of check boxes. */
export function FilterMenu(props: {
  name: string;
  options: FilterOption[];
  chosen: readonly string[];
  /** Whether this choice is what the reader gets without choosing */
  isDefault?: boolean;
  onChange: (values: string[]) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { name, options, chosen } = props;
  const labels = options
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label);
  const [first = t('filters.any'), ...others] = labels;
  const text =
    others.length === 0
      ? t('filters.chosen', { name, value: first })
      : t('filters.chosenMore', {
          name,
          value: first,
          number: format.number(others.length),
        });
  const toggle = (value: string) =>
    props.onChange(
      chosen.includes(value)
        ? chosen.filter(candidate => candidate !== value)
        : [...chosen, value],
    );
  return (
    <>
      <Button
        className={`${classes.button} ${
          chosen.length > 0 && !props.isDefault ? classes.chosen : ''
        }`}
        variant="outlined"
        size="small"
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== undefined}
        endIcon={<ArrowDropDownIcon />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {text}
      </Button>
      <Menu
        id={id}
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{ dense: true, 'aria-label': name }}
        classes={{ paper: classes.menu }}
      >
        {options.length === 0 && (
          <MenuItem disabled>{t('filters.noValues')}</MenuItem>
        )}
        {options.map(option => (
          <MenuItem
            key={option.value}
            className={classes.item}
            role="menuitemcheckbox"
            aria-checked={chosen.includes(option.value)}
            onClick={() => toggle(option.value)}
          >
            <Checkbox
              size="small"
              edge="start"
              color="primary"
              checked={chosen.includes(option.value)}
              tabIndex={-1}
              inputProps={{ 'aria-hidden': true }}
            />
            <ListItemText
              primary={
                option.count === undefined
                  ? option.label
                  : t('filters.option', {
                      label: option.label,
                      number: format.number(option.count),
                    })
              }
            />
          </MenuItem>
        ))}
        {chosen.length > 0 && (
          <MenuItem onClick={() => props.onChange([])}>
            {t('filters.clearOne', { name })}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
