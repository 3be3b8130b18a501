import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { PersonaChoice } from './PersonaChoice';
import { Persona, storedPersona, storePersona } from './personas';
import { SignInFailure } from './SignInFailure';
import { signInTranslationRef } from './translation';
import { withSignOut } from './withSignOut';

/** Asks who the person wants to be, once per browser tab, and signs in as that persona. */
export function DemoSignInPage(props: SignInPageProps) {
  const { onSignInSuccess } = props;
  const navigate = useNavigate();
  const { t } = useTranslationRef(signInTranslationRef);
  const [persona, setPersona] = useState(() => storedPersona(sessionStorage));

  const forget = useCallback(() => {
    storePersona(sessionStorage, undefined);
    setPersona(undefined);
  }, []);

  const choose = useCallback(
    (choice: Persona) => {
      storePersona(sessionStorage, choice);
      setPersona(choice);
      // A deep link leads where it says; the front door leads to the persona's own service
      if (window.location.pathname === '/') {
        navigate(choice.start, { replace: true });
      }
    },
    [navigate],
  );

  const succeed = useCallback(
    (identity: IdentityApi) => onSignInSuccess(withSignOut(identity, forget)),
    [onSignInSuccess, forget],
  );

  if (!persona) {
    return <PersonaChoice onChoose={choose} />;
  }
  return (
    <ProxiedSignInPage
      provider="demo"
      headers={{ 'x-demo-persona': persona.name }}
      onSignInSuccess={succeed}
      ErrorComponent={({ error }) => (
        <SignInFailure
          message={t('failed', {
            name: t(`persona.${persona.name}.name`),
            message: error?.message ?? '',
          })}
          onBack={forget}
        />
      )}
    />
  );
}
