import Typography from '@material-ui/core/Typography';
import {
  GuidanceBlock,
  GuidanceLink,
  GuidancePage,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Notice } from '../shared/Notice';
import { Section } from '../shared/Section';
import { GuidanceBlocks } from './GuidanceBlocks';

/** A section of a page under its heading; nothing where the page does not have it. */
export function BlockSection(props: {
  title: string;
  blocks: readonly GuidanceBlock[];
}) {
  return props.blocks.length === 0 ? null : (
    <Section title={props.title}>
      <GuidanceBlocks blocks={props.blocks} />
    </Section>
  );
}

/** Says that a page, or a part of it, is in English although the reader asked for another language. */
export function TranslationNotice(props: {
  translation: GuidancePage['translation'];
}) {
  const { t } = useTranslation();
  switch (props.translation) {
    case 'missing':
      return <Notice tone="plain">{t('fix.englishOnly')}</Notice>;
    case 'partial':
      return <Notice tone="plain">{t('fix.englishPartly')}</Notice>;
    default:
      return null;
  }
}

/** What a page refers to, and when a person last looked at it. */
export function PageSources(props: {
  references: readonly GuidanceLink[];
  /** Absent: it is said elsewhere */
  reviewed?: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {props.references.length > 0 && (
        <Section title={t('fix.references')}>
          {props.references.map(reference => (
            <Typography key={reference.url} variant="body2">
              <ExternalLink url={reference.url}>{reference.title}</ExternalLink>
            </Typography>
          ))}
        </Section>
      )}
      {props.reviewed !== undefined && (
        <Typography variant="caption" component="p" gutterBottom>
          {t('fix.reviewed', { date: format.date(props.reviewed) })}
        </Typography>
      )}
    </>
  );
}
