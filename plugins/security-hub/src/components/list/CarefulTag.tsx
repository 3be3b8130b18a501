import PanToolIcon from '@material-ui/icons/PanTool';
import { useTranslation } from '../../translations/useTranslation';
import { Tag } from '../shared/Tag';

/** Says that the handbook warns of the fix. */
export function CarefulTag() {
  const { t } = useTranslation();
  return (
    <Tag
      tone="notice"
      icon={<PanToolIcon aria-hidden />}
      hint={t('list.carefulHint')}
    >
      {t('list.careful')}
    </Tag>
  );
}
