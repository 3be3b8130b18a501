import Typography from '@material-ui/core/Typography';
import {
  GuidanceBlock,
  GuidanceCode,
  GuidanceUnresolvedValue,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { SafeMarkdown } from '../shared/SafeMarkdown';
import { Snippet } from '../shared/Snippet';
import { useReading } from './readingContext';

/** The values that a person has to fill in, and why they are not inserted. Without a finding that goes for all of them. */
function Unresolved(props: { values: readonly GuidanceUnresolvedValue[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  if (props.values.length === 0 || reading) {
    return null;
  }
  return (
    <Typography variant="body2" component="div">
      {t('fix.notInserted')}
      <ul style={{ marginTop: 0 }}>
        {props.values.map(value => (
          <li key={`${value.placeholder} ${value.reason}`}>
            {t(`fix.unresolved.${value.reason}`, {
              placeholder: `{{${value.placeholder}}}`,
              value: value.shownValue ?? t('common.unknown'),
            })}
          </li>
        ))}
      </ul>
    </Typography>
  );
}

const languageNames: Record<string, string> = {
  hcl: 'Terraform',
  yaml: 'YAML',
  json: 'JSON',
  shell: 'Shell',
};

function CodeBlock(props: { block: GuidanceCode }) {
  const { t } = useTranslation();
  const { block } = props;
  const name = block.label ?? languageNames[block.language] ?? block.language;
  return (
    <>
      <Snippet
        label={t('fix.snippet', { name })}
        copyName={t('fix.copySnippet', { name })}
        code={block.code}
      />
      <Unresolved values={block.unresolved} />
    </>
  );
}

/** Texts and snippets of a section, in the order of reading. */
export function GuidanceBlocks(props: { blocks: readonly GuidanceBlock[] }) {
  return (
    <>
      {props.blocks.map((block, index) =>
        block.type === 'code' ? (
          <CodeBlock key={index} block={block} />
        ) : (
          <div key={index} lang={block.language}>
            <SafeMarkdown text={block.markdown} />
            <Unresolved values={block.unresolved} />
          </div>
        ),
      )}
    </>
  );
}
