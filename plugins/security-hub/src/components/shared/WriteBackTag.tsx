import CheckIcon from '@material-ui/icons/Check';
import DoneAllIcon from '@material-ui/icons/DoneAll';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RemoveIcon from '@material-ui/icons/Remove';
import { WriteBackState } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Tag } from './Tag';

const icons = {
  pending: HourglassEmptyIcon,
  written: CheckIcon,
  verified: DoneAllIcon,
  failed: ErrorOutlineIcon,
  'not-needed': RemoveIcon,
  off: RemoveIcon,
};

const tones = {
  pending: 'plain',
  written: 'plain',
  verified: 'good',
  failed: 'bad',
  'not-needed': 'plain',
  off: 'plain',
} as const;

/** How far a write-back to AWS has come. */
export function WriteBackTag(props: {
  state: WriteBackState;
  /** What AWS answered */
  message?: string;
}) {
  const { t } = useTranslation();
  const Icon = icons[props.state];
  return (
    <Tag
      tone={tones[props.state]}
      icon={<Icon aria-hidden />}
      hint={props.message ?? t(`writeBackDetail.${props.state}`)}
    >
      {t('drawer.writeBack', { state: t(`writeBack.${props.state}`) })}
    </Tag>
  );
}
