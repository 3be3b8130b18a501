import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  createUnifiedTheme,
  palettes,
  UnifiedTheme,
  UnifiedThemeProvider,
} from '@backstage/theme';
import DarkIcon from '@material-ui/icons/Brightness3';
import LightIcon from '@material-ui/icons/WbSunny';

/** The platform's own fonts first; the web font for Japanese where the machine has none. */
const fontFamily =
  '"Helvetica Neue", Helvetica, Roboto, Arial, "Noto Sans JP", sans-serif';

const light = createUnifiedTheme({ palette: palettes.light, fontFamily });
const dark = createUnifiedTheme({ palette: palettes.dark, fontFamily });

function provider(theme: UnifiedTheme) {
  return (props: { children: React.ReactNode }) => (
    <UnifiedThemeProvider theme={theme}>{props.children}</UnifiedThemeProvider>
  );
}

/** The light and the dark theme of the platform, with a font that has Japanese. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ThemeBlueprint.make({
      name: 'light',
      params: {
        theme: {
          id: 'light',
          title: 'Light',
          variant: 'light',
          icon: <LightIcon />,
          Provider: provider(light),
        },
      },
    }),
    ThemeBlueprint.make({
      name: 'dark',
      params: {
        theme: {
          id: 'dark',
          title: 'Dark',
          variant: 'dark',
          icon: <DarkIcon />,
          Provider: provider(dark),
        },
      },
    }),
  ],
});
