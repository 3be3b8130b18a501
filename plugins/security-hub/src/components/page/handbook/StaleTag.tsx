import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslation } from '../../../translations/useTranslation';
import { Tag } from '../../shared/Tag';

/** Says that a review is too long ago to rely on. */
export function StaleTag(props: { hint?: string }) {
  const { t } = useTranslation();
  return (
    <Tag
      tone="notice"
      icon={<ReportProblemOutlinedIcon aria-hidden />}
      hint={props.hint}
    >
      {t('handbook.list.stale')}
    </Tag>
  );
}
