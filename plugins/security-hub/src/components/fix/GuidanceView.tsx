import {
  ControlGuidance,
  GuidanceException,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Notice } from '../shared/Notice';
import { ControlFacts } from './ControlFacts';
import { FindingTypePage } from './FindingTypePage';
import { FixPage } from './FixPage';
import { OverlayNotice } from './OverlayNotice';

/** What is written about a finding: the handbook's page about its control or type, or what is known without one. */
export function GuidanceView(props: {
  guidance: ControlGuidance;
  /** Refs of the groups that respond; empty: nobody is known; absent: nobody asked */
  responders?: string[];
  /** Whether they answer threats; else they own the resource */
  isThreat: boolean;
  onUseException?: (exception: GuidanceException) => void;
}) {
  const { t } = useTranslation();
  const { guidance, onUseException } = props;
  const { facts, page, findingType, overlay } = guidance;
  return (
    <>
      {!facts && !page && !findingType && (
        <Notice tone="plain">{t('fix.noGuidance')}</Notice>
      )}
      {findingType && (
        <FindingTypePage
          page={findingType}
          responders={props.responders}
          isThreat={props.isThreat}
          onUseException={onUseException}
        />
      )}
      {facts && !page && <Notice tone="plain">{t('fix.noPage')}</Notice>}
      {page && (
        <FixPage
          page={page}
          overlay={overlay}
          onUseException={onUseException}
        />
      )}
      {!page && overlay && (
        <OverlayNotice overlay={overlay} onUseException={onUseException} />
      )}
      {facts && <ControlFacts facts={facts} />}
    </>
  );
}
