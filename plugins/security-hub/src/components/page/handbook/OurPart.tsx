import Typography from '@material-ui/core/Typography';
import {
  GuidanceOrganisation,
  HandbookPage,
} from 'backstage-plugin-security-hub-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { ExternalLink } from '../../shared/ExternalLink';
import { Facts } from '../../shared/Facts';
import { SafeMarkdown } from '../../shared/SafeMarkdown';
import { Section } from '../../shared/Section';
import { usePageStyles } from '../shared/usePageStyles';
import { OurVerdict } from './OurVerdict';
import { StaleTag } from './StaleTag';

/** Which file it is in, of when, and who stands for it. */
function OurFile(
  props: Pick<
    GuidanceOrganisation,
    'file' | 'editUrl' | 'revision' | 'reviewed' | 'reviewer' | 'stale'
  >,
) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { file, editUrl, revision, reviewed, reviewer, stale } = props;
  return (
    <Facts
      facts={[
        [
          t('handbook.ours.file'),
          <>
            <code className={classes.code}>{file}</code>{' '}
            {editUrl && (
              <ExternalLink url={editUrl}>{t('fix.overlay.edit')}</ExternalLink>
            )}
          </>,
        ],
        [
          t('handbook.ours.revision'),
          revision && <code className={classes.code}>{revision}</code>,
        ],
        [
          t('handbook.ours.reviewed'),
          <>
            {t('handbook.ours.reviewedBy', {
              date: format.date(reviewed),
              reviewer: <EntityRefLink entityRef={reviewer} hideIcon />,
            })}{' '}
            {stale && <StaleTag />}
          </>,
        ],
      ]}
    />
  );
}

/**
 * All that the organisation says of a control, whatever the finding; where it says nothing, how to begin. Of a page of its own, the file
 * that it stands in.
 */
export function OurPart({ page }: { page: HandbookPage }) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const { organisation, findingType, newFileUrl } = page;
  if (findingType?.own) {
    return (
      <OurFile
        {...findingType.own}
        reviewed={findingType.reviewed}
        stale={page.stale}
      />
    );
  }
  if (!organisation) {
    return (
      <Section title={t('fix.overlay.title')}>
        <Typography variant="body2">{t('handbook.ours.nothing')}</Typography>
        {newFileUrl && (
          <Typography variant="body2">
            <ExternalLink url={newFileUrl}>
              {t('handbook.ours.write')}
            </ExternalLink>
          </Typography>
        )}
      </Section>
    );
  }
  const { verdicts, here } = organisation;
  return (
    <>
      <Section title={t('fix.overlay.title')}>
        {verdicts.length > 1 && (
          <Typography variant="body2" color="textSecondary" gutterBottom>
            {t('handbook.ours.order')}
          </Typography>
        )}
        {verdicts.length > 0 ? (
          <ol className={classes.plainList}>
            {verdicts.map((verdict, position) => (
              <OurVerdict
                key={verdict.version}
                verdict={verdict}
                position={position}
              />
            ))}
          </ol>
        ) : (
          <Typography variant="body2">
            {t('handbook.ours.noVerdict')}
          </Typography>
        )}
      </Section>
      {here && (
        <Section title={t('handbook.ours.here')}>
          <SafeMarkdown text={here.markdown} />
        </Section>
      )}
      <OurFile {...organisation} />
    </>
  );
}
