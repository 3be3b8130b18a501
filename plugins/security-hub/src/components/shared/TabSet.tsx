import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode, useId } from 'react';

const useStyles = makeStyles<Theme>(theme => ({
  tabs: {
    minHeight: 40,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  tab: {
    minHeight: 40,
    minWidth: 80,
    padding: theme.spacing(0.5, 2),
    textTransform: 'none',
    fontSize: theme.typography.body2.fontSize,
    color: theme.palette.text.primary,
    // The portal's own colours of the tab under the pointer have too little contrast in its dark theme.
    '&:hover, &:focus': {
      color: theme.palette.text.primary,
      background: theme.palette.action.hover,
    },
  },
  panel: { paddingTop: theme.spacing(1.5) },
}));

/** Tabs with one panel each, of which the chosen one is there. */
export function TabSet<T extends string>(props: {
  name: string;
  tabs: ReadonlyArray<{ id: T; label: string }>;
  value: T;
  onChange: (value: T) => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={props.value}
        onChange={(_event, value: T) => props.onChange(value)}
        aria-label={props.name}
        indicatorColor="primary"
        variant="scrollable"
        scrollButtons="off"
      >
        {props.tabs.map(tab => (
          <Tab
            key={tab.id}
            id={`${id}-${tab.id}`}
            aria-controls={
              tab.id === props.value ? `${id}-${tab.id}-panel` : undefined
            }
            className={classes.tab}
            value={tab.id}
            label={tab.label}
            disableRipple
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${id}-${props.value}-panel`}
        aria-labelledby={`${id}-${props.value}`}
        className={classes.panel}
      >
        {props.children}
      </div>
    </>
  );
}
