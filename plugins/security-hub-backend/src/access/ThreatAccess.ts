import { NotAllowedError } from '@backstage/errors';
import {
  DecisionKind,
  threatReadPermission,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../config/settings';
import { selectMatching } from '../database/operations/queries/selectMatching';
import { FindingRow } from '../database/rows';
import { Caller } from './caller';
import { EntityAccess, UserCredentials } from './EntityAccess';

/**
 * Decides what is special about threats: owners see that there is one, its type, severity and resource; what it rests on and who did it is for
 * those who answer it and for the platform group, and a policy can only narrow that. Only those who answer suppress, one by one.
 */
export class ThreatAccess {
  static create(options: {
    knex: Knex;
    access: Pick<EntityAccess, 'criteriaFor'>;
    settings: Pick<SecurityHubSettings, 'platformGroups' | 'threats'>;
  }): ThreatAccess {
    return new ThreatAccess(options);
  }

  readonly #options: Parameters<typeof ThreatAccess.create>[0];

  private constructor(options: Parameters<typeof ThreatAccess.create>[0]) {
    this.#options = options;
  }

  /** Refs of the groups that answer threats. */
  get responders(): string[] {
    const { platformGroups, threats } = this.#options.settings;
    return threats.responder === undefined
      ? platformGroups
      : [threats.responder];
  }

  /** Whether the caller reads what a threat rests on. */
  async readsEvidence(
    findingKey: string,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<boolean> {
    if (!caller.platform && !caller.respondsToThreats) {
      return false;
    }
    const { knex, access } = this.#options;
    try {
      const criteria = await access.criteriaFor(
        threatReadPermission,
        credentials,
      );
      return (await selectMatching(knex, [findingKey], criteria)).has(
        findingKey,
      );
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return false;
      }
      throw error;
    }
  }
}

/** Whether a decision of this kind, about this finding, is for those alone who answer threats. */
export function isForResponder(
  kind: DecisionKind,
  finding: Pick<FindingRow, 'kind'>,
): boolean {
  return finding.kind === 'threat' && suppresses(kind);
}

/** Whether a decision of this kind makes a finding go away. */
export function suppresses(kind: DecisionKind): boolean {
  return kind === 'accept-risk' || kind === 'false-positive';
}
