import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import {
  Settings as SettingsItem,
  UserSettingsSignInAvatar,
} from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import { SwitchPersonaItem } from '../signIn';
import { SidebarLogo } from './SidebarLogo';

/** The navigation on the left: the pages of the plugins above, the person below. */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    NavContentBlueprint.make({
      params: {
        component: ({ navItems }) => {
          const items = navItems.withComponent(item => (
            <SidebarItem
              to={item.href}
              text={item.title}
              icon={() => item.icon}
            />
          ));
          // They have places of their own below
          navItems.take('page:user-settings');
          navItems.take('page:notifications');
          return (
            <Sidebar>
              <SidebarLogo />
              <SidebarDivider />
              <SidebarGroup label="Menu" icon={<MenuIcon />}>
                {items.take('page:catalog')}
                {items.take('page:security-hub')}
                <SidebarScrollWrapper>
                  {items.rest({ sortBy: 'title' })}
                </SidebarScrollWrapper>
              </SidebarGroup>
              <SidebarSpace />
              <SidebarDivider />
              <NotificationsSidebarItem />
              <SwitchPersonaItem />
              <SidebarGroup
                label="Settings"
                icon={<UserSettingsSignInAvatar />}
                to="/settings"
              >
                <SettingsItem />
              </SidebarGroup>
            </Sidebar>
          );
        },
      },
    }),
  ],
});
