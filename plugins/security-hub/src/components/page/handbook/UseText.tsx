import { HandbookUse } from 'backstage-plugin-security-hub-common';
import {
  Translate,
  useTranslation,
} from '../../../translations/useTranslation';
import { VisuallyHidden } from '../../shared/VisuallyHidden';
import { usePageStyles } from '../shared/usePageStyles';

/** Where a control fails in a sentence: `Fails on 214 resources of 31 services`. */
export function wordsOfUse(use: HandbookUse, t: Translate): string {
  if (use.open > 0) {
    const resources = t('handbook.use.resources', { count: use.resources });
    return use.services > 0
      ? t('handbook.use.fails', {
          resources,
          services: t('handbook.use.services', { count: use.services }),
        })
      : t('handbook.use.failsUnowned', { resources });
  }
  return t(use.evaluated > 0 ? 'handbook.use.nothing' : 'handbook.use.unused');
}

/** See `wordsOfUse`. What is not counted is no zero. */
export function UseText(props: { use: HandbookUse | undefined }) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const { use } = props;
  if (!use) {
    return (
      <span className={classes.muted}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('handbook.use.notCounted')}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={use.open > 0 ? undefined : classes.muted}>
      {wordsOfUse(use, t)}
    </span>
  );
}
