import Typography from '@material-ui/core/Typography';
import { useTranslation } from '../../translations/useTranslation';

/** How many findings the list has in all, whatever page is shown. Changes are read out. */
export function TotalText(props: { findings?: number; groups?: number }) {
  const { t } = useTranslation();
  return (
    <Typography variant="body2" component="span" role="status">
      {props.findings !== undefined &&
        t('head.findings', { count: props.findings })}{' '}
      {props.groups !== undefined && t('head.groups', { count: props.groups })}
    </Typography>
  );
}
