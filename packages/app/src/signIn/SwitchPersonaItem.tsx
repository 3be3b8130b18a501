import { SidebarItem } from '@backstage/core-components';
import {
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import SwitchIcon from '@material-ui/icons/SupervisedUserCircle';
import { storedPersona } from './personas';
import { signInTranslationRef } from './translation';

/** Navigation item that leads back to the choice of a persona; only where the demo's sign-in was used. */
export function SwitchPersonaItem() {
  const identity = useApi(identityApiRef);
  const errors = useApi(errorApiRef);
  const { t } = useTranslationRef(signInTranslationRef);
  if (!storedPersona(sessionStorage)) {
    return null;
  }
  return (
    <SidebarItem
      icon={SwitchIcon}
      text={t('switchPersona')}
      onClick={() => {
        identity.signOut().catch(error => errors.post(error));
      }}
    />
  );
}
