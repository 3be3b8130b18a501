import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { signInTranslationRef } from './translation';

/** Says why signing in failed, and leads back to the choice. */
export function SignInFailure(props: { message: string; onBack: () => void }) {
  const { t } = useTranslationRef(signInTranslationRef);
  return (
    <Box component="main" padding={4} maxWidth={720} margin="auto">
      <Typography role="alert" paragraph>
        {props.message}
      </Typography>
      <Button variant="contained" color="primary" onClick={props.onBack}>
        {t('back')}
      </Button>
    </Box>
  );
}
