import Typography from '@material-ui/core/Typography';
import { ScopePreview } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { Notice } from '../../shared/Notice';
import { Section } from '../../shared/Section';
import { Snippet } from '../../shared/Snippet';
import { entityName } from '../shared/entityNames';
import { FieldProblems } from './FieldProblems';
import { PreviewResources } from './PreviewResources';
import { PreviewSelectors } from './PreviewSelectors';
import { annotationOf, ScopeForm, usedFields } from './scopeForm';

/** What a scope would match: the numbers first, then how it was read, some resources, and what to paste. */
export function ScopePreviewView(props: {
  preview: ScopePreview;
  /** What was tried */
  form: ScopeForm;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { preview, form } = props;
  const { findings, resources, problems, mode } = preview;
  const words = {
    findings: t('page.scope.findings', { count: findings }),
    resources: t('page.scope.resources', { count: resources }),
  };
  const total = () => {
    if (preview.complete === false) {
      return t('page.scope.atLeast', words);
    }
    return findings === 0
      ? t('page.scope.nothing')
      : t('page.scope.exactly', words);
  };
  // A mistake of a field is shown below it
  const ofFields = usedFields(form).map(field => annotationOf[field]);
  const others = problems.filter(
    ({ annotation }) => !ofFields.includes(annotation),
  );
  return (
    <>
      <div role="status">
        <Typography variant="h5" component="h2">
          {total()}
        </Typography>
      </div>
      {preview.owners.length > 0 && (
        <Typography variant="body2" gutterBottom>
          {t('page.scope.checkedFor', {
            owners: format.list(preview.owners.map(entityName)),
          })}
        </Typography>
      )}
      {mode === 'open' && (
        <Notice tone="notice" title={t('scope.modeOpen')}>
          {t('scope.modeOpenText')}
        </Notice>
      )}
      {mode === 'confirm' && (
        <Notice tone="plain">{t('page.scope.modeConfirm')}</Notice>
      )}
      {problems.length > 0 && (
        <Notice
          tone="bad"
          title={t('page.scope.problems', { count: problems.length })}
        >
          {t('page.scope.problemsText')}
          {others.length > 0 && (
            <FieldProblems id="security-hub-other-problems" problems={others} />
          )}
        </Notice>
      )}
      <Section title={t('page.scope.selectors')}>
        <PreviewSelectors selectors={preview.selectors} />
      </Section>
      {preview.sampleResources.length > 0 && (
        <Section
          title={t(
            preview.sampleResources.length < resources
              ? 'page.scope.sample'
              : 'page.scope.sampleAll',
          )}
        >
          <PreviewResources resources={preview.sampleResources} />
        </Section>
      )}
      {preview.yaml !== '' && (
        <Snippet
          label={t('page.scope.paste')}
          copyName={t('page.scope.copy')}
          code={preview.yaml}
        />
      )}
    </>
  );
}
