import { ReactElement } from 'react';
import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';
import { themeModule } from './theme';
import { translationsModule } from './translations';

/** The portal: our modules, and every frontend plugin among the dependencies (`app.packages: all`). */
export function createPortal(): ReactElement {
  return createApp({
    features: [navigationModule, signInModule, themeModule, translationsModule],
  }).createRoot();
}
