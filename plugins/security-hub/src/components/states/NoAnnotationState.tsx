import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { useTranslation } from '../../translations/useTranslation';
import { TryScopeLink } from '../head/TryScopeLink';
import { Snippet } from '../shared/Snippet';
import { EmptyState } from './EmptyState';
import { exampleAnnotation } from './exampleAnnotation';

/** No annotation names AWS resources: shows which to add, with an example made from this entity. */
export function NoAnnotationState(props: { entity: Entity }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('empty.noAnnotation.title')}
      text={t('empty.noAnnotation.text')}
    >
      <div style={{ textAlign: 'left', width: '100%', maxWidth: 640 }}>
        <Snippet
          label={t('empty.noAnnotation.example')}
          copyName={t('empty.noAnnotation.copy')}
          code={exampleAnnotation(props.entity)}
        />
        <Typography variant="body2" gutterBottom>
          {t('empty.noAnnotation.more')}
        </Typography>
        <TryScopeLink />
      </div>
    </EmptyState>
  );
}
