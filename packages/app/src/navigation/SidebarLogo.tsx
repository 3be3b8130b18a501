import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloudIcon from '@material-ui/icons/FilterDrama';

const useStyles = makeStyles(theme => ({
  logo: {
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    overflow: 'hidden',
    color: theme.palette.navigation.selectedColor,
  },
  icon: {
    width: sidebarConfig.drawerWidthClosed,
    flexShrink: 0,
    display: 'flex',
    justifyContent: 'center',
  },
  name: { whiteSpace: 'nowrap' },
}));

/** The company's name at the top of the navigation. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const name =
    useApi(configApiRef).getOptionalString('organization.name') ?? 'Backstage';
  return (
    <Link to="/" underline="none" aria-label={name} className={classes.logo}>
      <span className={classes.icon}>
        <CloudIcon />
      </span>
      {isOpen && (
        <Typography
          component="span"
          variant="subtitle1"
          className={classes.name}
        >
          {name}
        </Typography>
      )}
    </Link>
  );
}
