import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  GuidanceException,
  GuidanceOverlay,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { SafeMarkdown } from '../shared/SafeMarkdown';
import { Section } from '../shared/Section';
import { Tag } from '../shared/Tag';

/** The acceptance that an accepting verdict starts from. */
function exceptionOf(
  { verdict }: GuidanceOverlay,
  title: string,
): GuidanceException | undefined {
  return verdict?.verdict === 'accept' && verdict.acceptAs
    ? {
        id: 'verdict',
        reason: verdict.acceptAs,
        title,
        text: verdict.reason,
        language: 'en',
        matchedOn: [],
        suggestedDays: verdict.acceptDays,
        sources: [],
      }
    : undefined;
}

/** What the organisation itself decided about the control, and what is particular here. */
export function OverlayNotice(props: {
  overlay: GuidanceOverlay;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { overlay, onUseException } = props;
  const { verdict, here, editUrl } = overlay;
  const title = t('fix.overlay.title');
  const exception = exceptionOf(overlay, title);
  return (
    <Section title={title}>
      {verdict && (
        <>
          <Typography variant="body2" component="div">
            <Tag tone={verdict.verdict === 'fix' ? 'notice' : 'plain'}>
              {t(`fix.overlay.verdict.${verdict.verdict}`)}
            </Tag>{' '}
            {verdict.reason}
          </Typography>
          <Facts
            facts={[
              [
                t('fix.overlay.acceptAs'),
                verdict.acceptAs && t(`dialog.reasonName.${verdict.acceptAs}`),
              ],
              [
                t('fix.overlay.responder'),
                verdict.responder && (
                  <EntityRefLink
                    entityRef={verdict.responder}
                    defaultKind="group"
                  />
                ),
              ],
              [
                t('fix.overlay.due'),
                verdict.dueInDays === undefined
                  ? undefined
                  : t('fix.overlay.days', { count: verdict.dueInDays }),
              ],
              [t('fix.cost'), verdict.cost],
            ]}
          />
        </>
      )}
      {here && <SafeMarkdown text={here.markdown} />}
      {exception && onUseException && (
        <Button
          size="small"
          color="primary"
          onClick={() => onUseException(exception)}
        >
          {t('fix.overlay.use')}
        </Button>
      )}
      <Typography variant="caption" component="p">
        {t('fix.overlay.reviewed', {
          date: format.date(overlay.reviewed),
          reviewer: <EntityRefLink entityRef={overlay.reviewer} />,
        })}{' '}
        {editUrl && (
          <ExternalLink url={editUrl}>{t('fix.overlay.edit')}</ExternalLink>
        )}
      </Typography>
    </Section>
  );
}
