import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ApproverIcon from '@material-ui/icons/VerifiedUser';
import DeveloperIcon from '@material-ui/icons/Code';
import { Persona, personas } from './personas';
import { signInTranslationRef } from './translation';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    maxWidth: 1120,
    margin: '0 auto',
    padding: theme.spacing(4),
  },
  introduction: { maxWidth: 720 },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
    gap: theme.spacing(3),
    margin: theme.spacing(4, 0),
    padding: 0,
    listStyle: 'none',
  },
  card: { height: '100%', display: 'flex', flexDirection: 'column' },
  text: { flexGrow: 1 },
  actions: { padding: theme.spacing(2) },
}));

/** The front door of the demo: who is who, and one button each. */
export function PersonaChoice(props: { onChoose: (persona: Persona) => void }) {
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('app.title');
  const { t } = useTranslationRef(signInTranslationRef);
  return (
    <main className={classes.page}>
      {title && (
        <Typography variant="overline" color="textSecondary">
          {title}
        </Typography>
      )}
      <Typography variant="h3" component="h1" gutterBottom>
        {t('title')}
      </Typography>
      <Typography className={classes.introduction}>
        {t('introduction')}
      </Typography>
      <ul className={classes.cards}>
        {personas.map((persona, index) => {
          const name = t(`persona.${persona.name}.name`);
          return (
            <li key={persona.name}>
              <Card className={classes.card} variant="outlined">
                <CardContent className={classes.text}>
                  {persona.name === 'approver' ? (
                    <ApproverIcon color="primary" aria-hidden />
                  ) : (
                    <DeveloperIcon color="primary" aria-hidden />
                  )}
                  <Typography variant="h5" component="h2">
                    {name}
                  </Typography>
                  <Typography color="textSecondary" gutterBottom>
                    {t(`persona.${persona.name}.role`)}
                  </Typography>
                  <Typography>{t(`persona.${persona.name}.text`)}</Typography>
                </CardContent>
                <CardActions className={classes.actions}>
                  <Button
                    variant={index === 0 ? 'contained' : 'outlined'}
                    color="primary"
                    onClick={() => props.onChoose(persona)}
                  >
                    {t('enter', { name })}
                  </Button>
                </CardActions>
              </Card>
            </li>
          );
        })}
      </ul>
      <Typography variant="body2" color="textSecondary">
        {t('hint')}
      </Typography>
    </main>
  );
}
