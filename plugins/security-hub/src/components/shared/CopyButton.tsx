import Button from '@material-ui/core/Button';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyOutlinedIcon from '@material-ui/icons/FileCopyOutlined';
import { useApi, errorApiRef } from '@backstage/core-plugin-api';
import { useState } from 'react';
import { useTranslation } from '../../translations/useTranslation';

/** Copies a text to the clipboard and says so. */
export function CopyButton(props: {
  text: string | (() => string);
  /** What a screen reader says instead of the short label */
  name: string;
  label?: string;
}) {
  const { t } = useTranslation();
  const errorApi = useApi(errorApiRef);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(
        typeof props.text === 'string' ? props.text : props.text(),
      );
      setCopied(true);
    } catch (error) {
      errorApi.post(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <Button
      size="small"
      style={{ textTransform: 'none' }}
      onClick={copy}
      onBlur={() => setCopied(false)}
      aria-label={copied ? t('common.copied') : props.name}
      startIcon={copied ? <CheckIcon /> : <FileCopyOutlinedIcon />}
    >
      {copied ? t('common.copied') : props.label ?? t('common.copy')}
    </Button>
  );
}
