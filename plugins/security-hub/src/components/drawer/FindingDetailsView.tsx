import { CompoundEntityRef } from '@backstage/catalog-model';
import { FindingDetails } from 'backstage-plugin-security-hub-common';
import { DrawerTab } from '../../state/viewState';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import {
  draftOfException,
  possibleDecisions,
  StartDecision,
} from '../decide/decisionDraft';
import { FixTab } from '../fix/FixTab';
import { TabSet } from '../shared/TabSet';
import { EvidenceTab } from './EvidenceTab';
import { FindingHead } from './FindingHead';
import { HistoryTab } from './HistoryTab';
import { RelatedTab } from './RelatedTab';

/** Head and tabs of a finding. */
export function FindingDetailsView(props: {
  entity: CompoundEntityRef;
  details: FindingDetails;
  tab: DrawerTab;
  onTab: (tab: DrawerTab) => void;
  onOpen: (key: string) => void;
  onDecide: StartDecision;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { details, tab, onDecide } = props;
  const { finding, related, history } = details;
  const acceptable =
    finding.canDecide && possibleDecisions(finding).includes('accept-risk');
  return (
    <>
      <FindingHead
        entity={props.entity}
        finding={finding}
        responders={details.responders ?? []}
        onDecide={onDecide}
      />
      <TabSet
        name={t('drawer.tabs.label')}
        tabs={[
          { id: 'fix', label: t('drawer.tabs.fix') },
          { id: 'evidence', label: t('drawer.tabs.evidence') },
          { id: 'history', label: t('drawer.tabs.history') },
          {
            id: 'related',
            label: t('drawer.tabs.related', {
              number: format.number(
                related.sameControl.length + related.sameResource.length,
              ),
            }),
          },
        ]}
        value={tab}
        onChange={props.onTab}
      >
        {tab === 'fix' && (
          <FixTab
            details={details}
            onUseException={
              acceptable
                ? exception => onDecide(draftOfException(finding, exception))
                : undefined
            }
          />
        )}
        {tab === 'evidence' && <EvidenceTab details={details} />}
        {tab === 'history' && <HistoryTab history={history} />}
        {tab === 'related' && (
          <RelatedTab related={related} onOpen={props.onOpen} />
        )}
      </TabSet>
    </>
  );
}
