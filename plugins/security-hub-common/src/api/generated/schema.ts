// Made from plugins/security-hub-common/openapi/security-hub.yaml by `yarn generate`. Do not edit.
/* eslint-disable */
export interface paths {
    "/entities/by-name/{kind}/{namespace}/{name}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Findings of an entity, filtered, sorted, page by page */
        get: operations["getEntityFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** The same findings grouped by control, resource or account */
        get: operations["getEntityFindingGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** Counters, facets and freshness of an entity */
        get: operations["getEntitySummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/scope": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** The selectors of an entity, where each comes from, what it matched, and what is wrong with it */
        get: operations["getEntityScope"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/handbook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** The pages about everything that somebody still has to act on for an entity, most urgent first */
        get: operations["getEntityHandbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on findings of the entity */
        post: operations["createDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/decisions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a decision would cover, without deciding */
        post: operations["previewDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/decisions/{decisionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
                decisionId: components["parameters"]["decisionId"];
            };
            cookie?: never;
        };
        /** A decision and the state of its write-back per finding */
        get: operations["getDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/decisions/{decisionId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
                decisionId: components["parameters"]["decisionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the failed write-backs of a decision again */
        post: operations["retryDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding with guidance, evidence and history */
        get: operations["getFinding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/by-name/{kind}/{namespace}/{name}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        /** What a System, Domain, Group or User sums up, member by member */
        get: operations["getEntityMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scope/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What annotations would match, before anybody writes them; nothing is kept */
        post: operations["previewScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Claims on accounts and what became of them; those of everybody to the platform group, to others those of their entities and on their accounts */
        get: operations["getClaims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/claims/{claimId}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms or rejects a claim */
        post: operations["decideClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings that no entity owns, grouped, with a scope to suggest */
        get: operations["getOrphans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entities that match the same findings equally, so that none of them decides */
        get: operations["getConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many findings have an owner, in all and by account */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/selectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Selectors that match nothing, claim what they may not, or cannot be read */
        get: operations["getSelectorReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of the handbook is written, how old it is, and what became of the organisation's own files */
        get: operations["getHandbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handbook/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Controls, finding types of other products and pages of the organisation, filtered, page by page */
        get: operations["getHandbookPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handbook/pages/{pageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A control, e.g. EC2.22 in any case; a finding type, e.g. guardduty:ec2-instance; or a page of the organisation, e.g. own:egress-proxy */
                pageId: string;
            };
            cookie?: never;
        };
        /** A page of the handbook, with all that the organisation says of it */
        get: operations["getHandbookPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handbook/pages/{pageId}/use": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A control, e.g. EC2.22 in any case; a finding type, e.g. guardduty:ec2-instance; or a page of the organisation, e.g. own:egress-proxy */
                pageId: string;
            };
            cookie?: never;
        };
        /** Where a control fails, of what the caller may count */
        get: operations["getHandbookPageUse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account ledger; all of it to the platform group, to others the accounts of their groups and of those below */
        get: operations["getAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How fresh the store is, per source; accounts and rejected records for the platform group only */
        get: operations["getSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ErrorBody: {
            error: {
                name: string;
                message: string;
            };
        };
        /** @enum {string} */
        Severity: "CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "INFORMATIONAL";
        /** @enum {string} */
        Priority: "critical" | "high" | "medium" | "low";
        /** @enum {string} */
        Environment: "prod" | "stage" | "dev" | "sandbox" | "unknown";
        /** @enum {string} */
        Layer: "account" | "network" | "application" | "data-store";
        /**
         * @description open: failing and nobody has decided; acknowledged: NOTIFIED; accepted: SUPPRESSED, by a decision or in AWS; resolved: passed or RESOLVED; archived: no record is ACTIVE; unknown: not evaluated (WARNING or NOT_AVAILABLE), neither open nor resolved.
         * @enum {string}
         */
        FindingStatus: "open" | "acknowledged" | "accepted" | "resolved" | "archived" | "unknown";
        /** @enum {string} */
        FindingKind: "control" | "vulnerability" | "network-exposure" | "code" | "threat" | "external-access" | "sensitive-data" | "configuration" | "other";
        /**
         * @description What the organisation decided about a control, as it counts for a finding. fix: it is to be fixed; accept: the risk is accepted; disable: the control is to be switched off; not-applicable: it says nothing about what is run here.
         * @enum {string}
         */
        Verdict: "fix" | "accept" | "disable" | "not-applicable";
        /** @enum {string} */
        WorkflowStatus: "NEW" | "NOTIFIED" | "SUPPRESSED" | "RESOLVED";
        /** @enum {string} */
        ComplianceStatus: "PASSED" | "FAILED" | "WARNING" | "NOT_AVAILABLE";
        /** @enum {string} */
        DecisionKind: "acknowledge" | "accept-risk" | "false-positive" | "reopen";
        /**
         * @description For accept-risk: by-design, system-constraint, operational-constraint, requires-recreation, fix-causes-problem. For false-positive: not-applicable, incorrect-detection, compensating-control.
         * @enum {string}
         */
        DecisionReason: "by-design" | "system-constraint" | "operational-constraint" | "requires-recreation" | "fix-causes-problem" | "not-applicable" | "incorrect-detection" | "compensating-control";
        /**
         * @description pending: not yet sent; written: AWS took it, not yet seen; verified: a later read shows it; failed: AWS refused; not-needed: AWS shows it already or the projection writes nothing; off: write-back is switched off.
         * @enum {string}
         */
        WriteBackState: "pending" | "written" | "verified" | "failed" | "not-needed" | "off";
        /**
         * @description ok: read lately and nothing is known to be missing; region-not-linked: the aggregator does not bring findings of that Region; standard-off: no standard is switched on, so no control is checked; config-not-recording: AWS Config records nothing there, so most controls cannot be checked. Only ok means that a zero is a zero.
         * @enum {string}
         */
        FreshnessState: "ok" | "stale" | "denied" | "hub-not-enabled" | "not-connected" | "region-not-linked" | "standard-off" | "config-not-recording" | "throttled" | "error" | "never-read";
        /**
         * @description What is looked at in AWS beside the findings
         * @enum {string}
         */
        FreshnessCheck: "linked-regions" | "standards" | "config-recorder";
        Account: {
            /** @description 12 digits, or what the record says when it is no account id */
            id: string;
            name?: string;
            environment?: components["schemas"]["Environment"];
            /** @description Given where the account is not read any more */
            state?: components["schemas"]["AccountState"];
        };
        /**
         * @description active: in use; invited and pending: not connected yet; suspended, closed and removed: not read any more, what was read stays; unknown: neither Security Hub nor AWS Organizations has named the account.
         * @enum {string}
         */
        AccountState: "active" | "invited" | "pending" | "suspended" | "closed" | "removed" | "unknown";
        /**
         * @description Who said it: app-config, a cloud-account resource from a trusted location, a tag of the account, AWS Organizations, or the members of Security Hub
         * @enum {string}
         */
        LedgerSource: "config" | "catalog" | "account-tags" | "organizations" | "security-hub";
        LedgerAccount: {
            /** @description 12 digits */
            id: string;
            partition?: string;
            /** @description The id where nobody has named it */
            name: string;
            state: components["schemas"]["AccountState"];
            /**
             * Format: date-time
             * @description When it was first missed; of accounts that are removed
             */
            removedAt?: string;
            environment: components["schemas"]["Environment"];
            /** @description Entity ref of the group that owns it */
            owner?: string;
            /** @description An e-mail address, a channel, or whatever else people are to write to */
            contact?: string;
            /** @description Who said it, by field: partition, name, state, environment, owner, contact */
            sources: {
                [key: string]: components["schemas"]["LedgerSource"];
            };
            freshness: components["schemas"]["FreshnessState"];
            /** Format: date-time */
            asOf?: string;
            /** @description Open findings that the policy lets the caller count, without samples; absent where it denies reading findings */
            findings?: number;
        };
        LedgerAccountPage: {
            items: components["schemas"]["LedgerAccount"][];
            totalItems: number;
            /** @description What is left out of the ledger, or said in two ways, and ownership rules that give nothing; at most 200, for the platform group only */
            problems?: string[];
            totalProblems?: number;
        };
        ResourceSummary: {
            /** @description Canonical resource id (an ARN where there is one) */
            id: string;
            name: string;
            type: string;
            region?: string;
            /** @description Absent: unknown, which is not the same as none */
            tags?: {
                [key: string]: string;
            };
            /**
             * @description What is known of the tags: read as they are now, told by the finding as they were when it was made, or nothing
             * @enum {string}
             */
            tagState?: "current" | "at-finding-time" | "unknown";
        };
        FindingDecision: {
            id: string;
            kind: components["schemas"]["DecisionKind"];
            reason?: components["schemas"]["DecisionReason"];
            justification?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Entity ref of the human */
            createdBy: string;
            /** Format: date-time */
            endsAt?: string;
            writeBack: components["schemas"]["WriteBackState"];
            writeBackMessage?: string;
        };
        Finding: {
            key: string;
            kind: components["schemas"]["FindingKind"];
            title: string;
            product: components["schemas"]["Product"];
            controlId?: string;
            /** @description Key of its group by control */
            groupKey?: string;
            severity: components["schemas"]["Severity"];
            priority: components["schemas"]["Priority"];
            status: components["schemas"]["FindingStatus"];
            compliance?: components["schemas"]["ComplianceStatus"];
            workflow: components["schemas"]["WorkflowStatus"];
            account: components["schemas"]["Account"];
            /** @description A Region or global */
            region: string;
            layer?: components["schemas"]["Layer"];
            resource: components["schemas"]["ResourceSummary"];
            resourceCount: number;
            /**
             * Format: date-time
             * @description Our earliest failing observation or the record's creation
             */
            firstSeenAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: date-time */
            dueAt?: string;
            overdue: boolean;
            /** @enum {string} */
            relation: "primary" | "also-concerned";
            /** @description Who decides; only given where the caller may read that entity */
            primaryEntityRef?: string;
            /** @description Whether the caller may decide on it */
            canDecide: boolean;
            /** @description True for a threat whose risk the caller may not accept, nor call it a false positive: those who answer threats do */
            responderOnly?: boolean;
            decision?: components["schemas"]["FindingDecision"];
            /** @description Suppressed in AWS without a decision of the portal */
            undocumented: boolean;
            /** @description The handbook has a page of its control */
            hasGuidance: boolean;
            /** @description The page warns of a hazard that matches this resource, or that cannot be matched by machine */
            careful: boolean;
            verdict?: components["schemas"]["Verdict"];
            /** @description A sample finding made by the product */
            sample: boolean;
        };
        Product: {
            /** @description e.g. security-hub, guardduty, inspector, access-analyzer, macie, or vendor/product */
            key: string;
            name: string;
        };
        FindingPage: {
            items: components["schemas"]["Finding"][];
            totalItems: number;
            nextCursor?: string;
            /**
             * Format: date-time
             * @description When the oldest of the entity's accounts was last read; absent when one was never read
             */
            asOf?: string;
        };
        FindingGroup: {
            key: string;
            title: string;
            kind?: components["schemas"]["FindingKind"];
            product?: components["schemas"]["Product"];
            controlId?: string;
            resource?: components["schemas"]["ResourceSummary"];
            account?: components["schemas"]["Account"];
            /** @description Findings of the group that the filters keep */
            count: number;
            /** @description All findings of the group whatever their status, passed ones included: the 14 of "3 of 14" */
            evaluated: number;
            /** @description Of those, WARNING or NOT_AVAILABLE */
            unknown: number;
            severity: components["schemas"]["Severity"];
            priority: components["schemas"]["Priority"];
            /** Format: date-time */
            oldestFirstSeenAt?: string;
            /** Format: date-time */
            nextDueAt?: string;
            overdue: number;
            /** @description Number of different accounts */
            accounts: number;
            /** @description Count by status of the findings that the filters keep */
            statuses: {
                [key: string]: number;
            };
            careful: boolean;
            hasGuidance: boolean;
            /** @description Of a group by control: findings that the filters keep by Verdict; those without one are left out */
            verdicts?: {
                [key: string]: number;
            };
        };
        FindingGroupPage: {
            items: components["schemas"]["FindingGroup"][];
            /** @description Number of groups */
            totalItems: number;
            totalFindings: number;
            /** Format: date-time */
            asOf?: string;
        };
        FacetValue: {
            value: string;
            label?: string;
            count: number;
        };
        EntitySummary: {
            entityRef: string;
            /** @description Open and acknowledged findings by priority; samples are not counted */
            counters: {
                critical: number;
                high: number;
                medium: number;
                low: number;
                overdue: number;
                /** @description Acceptances that end within 14 days */
                expiring: number;
                accepted: number;
                alsoConcerned: number;
            };
            byStatus: {
                [key: string]: number;
            };
            /** @description By filter name: account, region, product, environment, layer, severity, control, standard */
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            freshness: components["schemas"]["Freshness"];
            scope: {
                /** @description The entity has a scope annotation or a related resource */
                configured: boolean;
                accounts: number;
                selectors: number;
                resources: number;
                problems: number;
            };
            canDecide: boolean;
            /** @description Of a System, Domain, Group or User: the entities whose findings are summed up */
            rollUp?: {
                /** @description Entities whose findings are counted: all Components; of other kinds, the entity itself too, those only to which a scope, a rule or the account ledger can give findings */
                members: number;
                /** @description Entities that the catalog shows to the caller, but whose findings are not for the caller; they are in no number */
                hidden: number;
            };
            /** @enum {string} */
            writeBack: "off" | "member" | "administrator" | "member-then-administrator";
            maxDecisionDays: number;
        };
        Freshness: {
            state: components["schemas"]["FreshnessState"];
            /** Format: date-time */
            asOf?: string;
            accounts: components["schemas"]["AccountFreshness"][];
        };
        AccountFreshness: {
            account: components["schemas"]["Account"];
            region: string;
            state: components["schemas"]["FreshnessState"];
            /** Format: date-time */
            asOf?: string;
            /** @description In words without ARNs or role names */
            lastError?: string;
            /** Format: date-time */
            lastErrorAt?: string;
            /**
             * Format: date-time
             * @description When a read of everything last came to its end
             */
            lastFullReadAt?: string;
            /**
             * Format: date-time
             * @description Time of the newest event of a finding of this account that is read through this Region, AWS's clock; absent where none came, or events are not pushed
             */
            lastEventAt?: string;
            /** @description From the time of that event to its commit; absent where the event came from elsewhere than its finding is read from, so that it only has it read again */
            lagSeconds?: number;
            /** @description Records that rules of ingestion leave out at present, by reads and by events; those that are archived count until the next full read. What is no finding (rules that begin with not-a-finding) is counted at the last full read, for all that is read there */
            skipped?: components["schemas"]["SkippedCount"][];
            /**
             * @description Whether it is read with a role of its own, or through the administrator account
             * @enum {string}
             */
            readThrough?: "itself" | "administrator";
            /** @description What is to be said beside the state */
            notes?: components["schemas"]["FreshnessNote"][];
        };
        SkippedCount: {
            /** @description Product and reason, e.g. inspector no-fix */
            rule: string;
            count: number;
        };
        /** @description Another condition than the state, or a check that could not be made */
        FreshnessNote: {
            /** @enum {string} */
            kind: "not-checked" | "events-failed" | "role-refused" | "stale" | "denied" | "hub-not-enabled" | "not-connected" | "region-not-linked" | "standard-off" | "config-not-recording" | "throttled" | "error" | "never-read";
            /** @description The checks that this is about */
            checks?: components["schemas"]["FreshnessCheck"][];
            /** @description In words without ARNs or role names */
            message: string;
            /**
             * Format: date-time
             * @description When this was found
             */
            at?: string;
        };
        ScopeSelector: {
            /** @description The annotation, or the related entity, that it comes from */
            source: string;
            /** @description The selector in words */
            text: string;
            /**
             * @description pending, rejected: its claim is not confirmed (mode confirm)
             * @enum {string}
             */
            state: "ok" | "malformed" | "not-claimable" | "pending" | "rejected" | "matches-nothing";
            /** @description What is wrong */
            message?: string;
            accounts: components["schemas"]["Account"][];
            regions?: string[];
            environments?: ("prod" | "stage" | "dev" | "sandbox")[];
            tags?: {
                key: string;
                /** @description Absent: any value */
                value?: string;
                /** @description In value, * stands for any text and \* for a star */
                pattern?: boolean;
            }[];
            arns?: string[];
            /** @description Number of findings it matches */
            matched: number;
        };
        ScopeProblem: {
            annotation: string;
            value: string;
            /** @description Index of the offending character in value */
            position?: number;
            /** @description Line of the offending character in the whole annotation, from 1 */
            line?: number;
            /** @description Its place in that line, from 1 */
            column?: number;
            message: string;
        };
        EntityScope: {
            entityRef: string;
            /** @enum {string} */
            mode: "ledger" | "confirm" | "open";
            selectors: components["schemas"]["ScopeSelector"][];
            problems: components["schemas"]["ScopeProblem"][];
            accounts: components["schemas"]["Account"][];
        };
        /** @description Open and acknowledged findings by priority */
        PriorityCounts: {
            critical: number;
            high: number;
            medium: number;
            low: number;
        };
        RollUpMember: {
            entityRef: string;
            title?: string;
            /** @description Entity refs */
            owners: string[];
            /**
             * @description Whether a zero means that nothing is found: complete where all accounts of its scope were read; not-configured where it names no AWS resources
             * @enum {string}
             */
            coverage: "complete" | "incomplete" | "not-configured";
            counts: components["schemas"]["PriorityCounts"];
            overdue: number;
            accepted: number;
        };
        RollUpMemberPage: {
            items: components["schemas"]["RollUpMember"][];
            /** @description Members whose findings the caller may see */
            totalItems: number;
            /** @description Members that the catalog shows to the caller, but whose findings are not for the caller; they are in no number */
            hidden: number;
        };
        ScopePreviewRequest: {
            /** @description By name, e.g. aws-security-hub/tags */
            annotations: {
                [key: string]: string;
            };
            /** @description The entity that they are meant for; the caller must own it */
            entityRef?: string;
            /** @description Where no entity is given: a group of the caller that would own it. Default: the first group of the caller */
            owner?: string;
        };
        ScopePreview: {
            /** @enum {string} */
            mode: "ledger" | "confirm" | "open";
            entityRef?: string;
            /** @description Entity refs of the owners that the claims were checked against */
            owners: string[];
            selectors: components["schemas"]["ScopeSelector"][];
            problems: components["schemas"]["ScopeProblem"][];
            /** @description Findings that it would match */
            findings: number;
            /** @description Their resources */
            resources: number;
            /** @description False: more findings could match than were looked at, so the numbers are at least these */
            complete?: boolean;
            sampleResources: {
                id: string;
                type?: string;
                account: string;
                findings?: number;
            }[];
            /** @description The annotations to paste into the catalog file */
            yaml: string;
        };
        /**
         * @description pending, confirmed, rejected: in mode confirm; refused: the ledger does not let the entity claim it, or no tag key that it goes by may give findings
         * @enum {string}
         */
        ClaimState: "pending" | "confirmed" | "rejected" | "refused";
        Claim: {
            /** Format: uuid */
            id: string;
            entityRef: string;
            /** @description Entity refs of those who would get the findings */
            owners: string[];
            state: components["schemas"]["ClaimState"];
            accounts: components["schemas"]["Account"][];
            /** @description It names no account and would hold in all */
            anyAccount?: boolean;
            /** @description In words */
            selectors: string[];
            /** @description Changes with what is claimed and with the owners */
            hash: string;
            /**
             * Format: date-time
             * @description When it took this form and this state
             */
            since: string;
            /** @description Findings that it would match; absent where that is not counted, and for who may not decide on its accounts */
            wouldMatch?: number;
            /** @description Why it matches nothing, and whom to ask */
            message?: string;
            /** @description Entity ref of a human */
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
            comment?: string;
            canDecide: boolean;
        };
        ClaimPage: {
            /** @enum {string} */
            mode: "ledger" | "confirm" | "open";
            items: components["schemas"]["Claim"][];
            totalItems: number;
        };
        OrphanGroup: {
            /** @description Account id, tag key, tag value or resource type; empty where there is none */
            value: string;
            /** @description E.g. the name of the account */
            label?: string;
            account?: components["schemas"]["Account"];
            counts: components["schemas"]["PriorityCounts"];
            findings: number;
            resources: number;
            /** @description Resource ids */
            examples?: string[];
            /** @description Annotations in YAML that would match the group, to give to the team whose it is */
            suggestion?: string;
        };
        OrphanGroupPage: {
            items: components["schemas"]["OrphanGroup"][];
            totalItems: number;
            /** @description Findings without an owner */
            totalFindings: number;
        };
        Conflict: {
            entities: {
                entityRef: string;
                /** @description Why it matches */
                text: string;
            }[];
            findings: number;
            counts: components["schemas"]["PriorityCounts"];
            /** @description Resource ids */
            examples?: string[];
        };
        ConflictPage: {
            items: components["schemas"]["Conflict"][];
            totalItems: number;
            totalFindings: number;
        };
        /** @description Open and acknowledged findings by how they have an owner; the five add up to findings */
        CoverageCounts: {
            findings: number;
            /** @description A selector of an entity matches */
            primary: number;
            /** @description A rule of ownership.rules */
            rule: number;
            /** @description Only the owner of the account */
            ledger: number;
            /** @description Several entities match equally */
            conflict: number;
            /** @description Nobody */
            orphan: number;
        };
        CoverageReport: {
            total: components["schemas"]["CoverageCounts"];
            items: {
                account: components["schemas"]["Account"];
                /** @description Its owner in the ledger */
                owner?: string;
                counts: components["schemas"]["CoverageCounts"];
            }[];
            totalItems: number;
        };
        SelectorReport: {
            items: {
                entityRef: string;
                owners: string[];
                source: string;
                text: string;
                /** @enum {string} */
                state: "malformed" | "not-claimable" | "matches-nothing";
                /** @description What is wrong, how to mend it and whom to ask */
                message?: string;
            }[];
            totalItems: number;
        };
        DecisionRequest: {
            kind: components["schemas"]["DecisionKind"];
            findingKeys: string[];
            /** @description A DecisionReason; required for accept-risk and false-positive */
            reason?: string;
            justification?: string;
            /**
             * Format: date-time
             * @description Required for accept-risk and false-positive; in the future and within securityHub.decisions.maxDuration
             */
            endsAt?: string;
        };
        DecisionPreviewRequest: {
            kind: components["schemas"]["DecisionKind"];
            findingKeys: string[];
        };
        DecisionPreview: {
            /** @description Findings that the decision would change */
            covered: number;
            /** @description Records in AWS that would be written */
            records: number;
            notCovered: {
                findingKey: string;
                /**
                 * @description not-responder: about a threat, which only those who answer threats suppress; one-by-one: about a threat, which is suppressed in a request of its own
                 * @enum {string}
                 */
                reason: "not-owner" | "not-responder" | "one-by-one" | "not-decidable" | "already-decided";
            }[];
            /** Format: date-time */
            latestEnd: string;
            reasons: components["schemas"]["DecisionReason"][];
            /** @enum {string} */
            writeBack: "off" | "member" | "administrator" | "member-then-administrator";
        };
        DecisionResult: {
            findingKey: string;
            /** @description Version of the verdict of the organisation that stood over the finding, see the guidance of the finding; absent: there was none */
            verdict?: string;
            state: components["schemas"]["WriteBackState"];
            records: number;
            /** @description AWS error code, e.g. FindingNotFound */
            code?: string;
            message?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        Decision: {
            id: string;
            kind: components["schemas"]["DecisionKind"];
            entityRef: string;
            reason?: components["schemas"]["DecisionReason"];
            justification?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: date-time */
            endedAt?: string;
            /** @description expiry, a later decision, or the change that ended it */
            endedBy?: string;
            /** @enum {string} */
            state: "active" | "ended";
            results: components["schemas"]["DecisionResult"][];
        };
        FindingRecordSummary: {
            id: string;
            productArn: string;
            account: string;
            region: string;
            /** @enum {string} */
            recordState: "ACTIVE" | "ARCHIVED";
            compliance?: components["schemas"]["ComplianceStatus"];
            workflow: components["schemas"]["WorkflowStatus"];
            severity?: components["schemas"]["Severity"];
            /** Format: date-time */
            updatedAt?: string;
            /** Format: date-time */
            observedAt?: string;
            gaps?: string[];
        };
        HistoryEvent: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            event: "first-seen" | "status-changed" | "severity-changed" | "decision-made" | "decision-ended" | "write-back-written" | "write-back-verified" | "write-back-failed";
            /** @description Entity ref of a human; absent for the system or AWS */
            by?: string;
            from?: string;
            to?: string;
            decisionId?: string;
            detail?: string;
        };
        OwnershipReason: {
            entityRef: string;
            /** @enum {string} */
            relation: "primary" | "also-concerned";
            /** @enum {string} */
            rank: "arn" | "arn-pattern" | "account-tags" | "account" | "tags" | "rule" | "ledger" | "share";
            source?: string;
            /** @description Why, e.g. "account 111122223333 and tag Service=checkout" */
            text: string;
        };
        PriorityInput: {
            /** @enum {string} */
            input: "sample" | "start" | "threat" | "exposure" | "exploit" | "fix" | "threat-activity" | "age" | "purpose" | "likelihood" | "severity" | "environment" | "lifecycle" | "tier" | "adjusted-severity" | "verdict";
            /** @description A word, e.g. internet, or a name out of the catalog, e.g. of a lifecycle */
            value: string;
            /**
             * @description none: it was looked at and changes nothing
             * @enum {string}
             */
            effect: "raises" | "lowers" | "sets" | "none";
            /** @description The input in English, without a capital */
            words: string;
        };
        FindingDetails: {
            finding: components["schemas"]["Finding"];
            /** @description It is about a threat, and evidence and actors are for those who have the permission security-hub.threat.read */
            restricted?: boolean;
            /** @description Refs of those who respond: to a threat those who answer threats, else whom the verdict of the organisation on the control names, else the owners of the primary entity */
            responders?: string[];
            /** @description All inputs in a few English sentences */
            priorityExplanation?: string;
            /** @description What the priority was made from, in the order of the explanation; empty until it is made for the first time */
            priorityInputs?: components["schemas"]["PriorityInput"][];
            evidence: {
                /** @description Of a threat: the title as AWS stores it, which may name addresses and people; findings about threats are called by their type */
                title?: string;
                description: string;
                reasons: components["schemas"]["OwnershipReason"][];
                resources: components["schemas"]["ResourceSummary"][];
                records: components["schemas"]["FindingRecordSummary"][];
                complianceReasons: string[];
                requirements: string[];
                remediationUrl?: string;
                consoleUrl?: string;
                /** @description The newest record as AWS stores it */
                document?: unknown;
                /** @description Whether a decision holds when AWS re-creates the finding under another id */
                survivesRecreation?: boolean;
            };
            guidance: components["schemas"]["Guidance"];
            history: components["schemas"]["HistoryEvent"][];
            related: {
                sameControl: components["schemas"]["Finding"][];
                sameResource: components["schemas"]["Finding"][];
            };
        };
        /**
         * @description control: of Security Hub; finding-type: of another product; own: a page of the organisation
         * @enum {string}
         */
        HandbookPageKind: "control" | "finding-type" | "own";
        /** @description What is counted of a control; samples and archived findings are not */
        HandbookUse: {
            /** @description Open and acknowledged findings */
            open: number;
            /** @description Different resources of these */
            resources: number;
            /** @description Different entities that own these */
            services: number;
            /** @description Findings whatever their status, passed ones included */
            evaluated: number;
        };
        /**
         * @description organisation: all findings that the policy lets the caller read, for the platform group; mine: those of the entities on the own page My services
         * @enum {string}
         */
        HandbookUseBasis: "organisation" | "mine";
        HandbookReport: {
            /** @description Month of the facts about controls, YYYY-MM */
            factsDate: string;
            controls: {
                /** @description Controls that AWS checks */
                active: number;
                withPage: number;
            };
            /** @description Pages about finding types of other products */
            findingTypes: number;
            /** @description Pages about controls and finding types by language: en, ja */
            translations: {
                [key: string]: number;
            };
            hazards: number;
            /** @description Pages whose review is longer than a year ago */
            stale: number;
            staleAfterDays: number;
            /** @description Controls that there are findings of; absent for who may count none */
            live?: {
                of: components["schemas"]["HandbookUseBasis"];
                controls: number;
                withPage: number;
                /** @description Controls without a page */
                missing: string[];
                totalMissing: number;
            };
            /** @description The organisation's own files */
            overlay: {
                configured: boolean;
                /** @description Controls that they say something of */
                controls: number;
                /** @description Pages of the organisation's own */
                pages: number;
                /** @description Number of verdicts by Verdict */
                verdicts: {
                    [key: string]: number;
                };
                /** @description Files whose review is longer than a year ago */
                stale: number;
                /** @description Commit that was read last */
                revision?: string;
                /** Format: date-time */
                readAt?: string;
                /** @description The caller is of the platform group, and the policy grants security-hub.handbook.edit */
                canEdit: boolean;
                /** @description Where they are read from; only for who may edit */
                place?: string;
                /** @description Where new files are made; only for who may edit */
                editUrl?: string;
                /** @description Why the last attempt to read them failed; only for who may edit */
                error?: string;
                /** Format: date-time */
                failedAt?: string;
                /** @description Files that cannot be used as they are now; at most 200, only for who may edit */
                problems?: components["schemas"]["HandbookFileProblem"][];
                /** @description Only for who may edit */
                totalProblems?: number;
            };
        };
        HandbookFileProblem: {
            file: string;
            /** @description With the line, where there is one */
            problems: string[];
            /** @description Commit of the version that is used instead */
            goodRevision?: string;
            /**
             * Format: date-time
             * @description When that was read; absent: there never was a good one
             */
            goodAt?: string;
            /** Format: date-time */
            failedAt?: string;
            editUrl?: string;
        };
        HandbookOverlaySummary: {
            file: string;
            editUrl?: string;
            /** @description YYYY-MM-DD */
            reviewed: string;
            stale: boolean;
            /** @description Different ones in the order of the file */
            verdicts: components["schemas"]["Verdict"][];
            /** @description A verdict holds under a condition only */
            conditional?: boolean;
            /** @description It has a text of its own */
            text: boolean;
        };
        HandbookPageItem: {
            /** @description As in GET /handbook/pages/{pageId} */
            id: string;
            kind: components["schemas"]["HandbookPageKind"];
            title: string;
            /** @description Of a control the part before the dot, else the product */
            service: string;
            severity?: components["schemas"]["Severity"];
            layer?: components["schemas"]["Layer"];
            /** @enum {string} */
            status: "active" | "retired";
            standards?: string[];
            hasPage: boolean;
            /** @description YYYY-MM-DD */
            reviewed?: string;
            stale: boolean;
            hazards: number;
            languages: ("en" | "ja")[];
            overlay?: components["schemas"]["HandbookOverlaySummary"];
            use?: components["schemas"]["HandbookUse"];
            /** @description Only with include=text */
            text?: string;
        };
        HandbookPageList: {
            items: components["schemas"]["HandbookPageItem"][];
            totalItems: number;
            useOf?: components["schemas"]["HandbookUseBasis"];
            /** @description By filter name: kind, service, severity, layer, standard, verdict; of all pages with that status */
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
        };
        /** @description A page as Guidance has it, without the values of a finding; `organisation` has all that the organisation says of it, whatever the finding. */
        HandbookPage: components["schemas"]["Guidance"] & {
            id: string;
            kind: components["schemas"]["HandbookPageKind"];
            stale: boolean;
            useOf?: components["schemas"]["HandbookUseBasis"];
            use?: components["schemas"]["HandbookUse"];
            /** @description Where a file about it is made, if there is none; only for who may edit */
            newFileUrl?: string;
        };
        HandbookPageUse: {
            of: components["schemas"]["HandbookUseBasis"];
            use: components["schemas"]["HandbookUse"];
            /** @description Open findings that no entity owns; of the organisation only */
            unowned: number;
            totalItems: number;
            items: {
                entityRef: string;
                title?: string;
                open: number;
                resources: number;
                accounts: number;
            }[];
            /** @description Entities that the catalog does not show to the caller */
            hidden?: number;
        };
        EntityHandbook: {
            entityRef: string;
            /** @description Number of groups */
            totalItems: number;
            /** Format: date-time */
            asOf?: string;
            items: {
                group: components["schemas"]["FindingGroup"];
                guidance: components["schemas"]["Guidance"];
                /** @description The most urgent ones; their number is in group */
                findings: components["schemas"]["Finding"][];
            }[];
        };
        /** @description The handbook page of the finding's control as made by the package aws-control-handbook (RenderedGuidance there), or the bare facts when there is no page. For a finding of another product it has the page about its type (findingType, RenderedFindingType there). */
        Guidance: {
            [key: string]: unknown;
        };
        SyncReport: {
            sources: {
                name: string;
                state: components["schemas"]["FreshnessState"];
                /** Format: date-time */
                asOf?: string;
                lastError?: string;
                recordsRead: number;
                recordsStored: number;
                recordsRejected: number;
                queue?: components["schemas"]["EventQueueState"];
                /** @description What rules of ingestion leave out, of all accounts and Regions; see AccountFreshness */
                skipped?: components["schemas"]["SkippedCount"][];
                /** @description For the platform group only: number of accounts and Regions in each FreshnessState */
                accountStates?: {
                    [key: string]: number;
                };
                /** @description For the platform group only */
                accounts?: components["schemas"]["AccountFreshness"][];
            }[];
            /** @description For the platform group only, the newest 100 */
            rejected?: {
                source: string;
                reason: string;
                recordId?: string;
                /** Format: date-time */
                at: string;
            }[];
            rejectedTotal?: number;
            /** @description For the platform group only */
            rejectedByReason?: {
                source: string;
                reason: string;
                count: number;
            }[];
        };
        /** @description The queue that AWS pushes findings to; numbers are absent while they are not known */
        EventQueueState: {
            /** @enum {string} */
            state: "starting" | "ok" | "failed";
            /** @description Why it failed, in words without ARNs or role names; for the platform group only */
            message?: string;
            /** @description Messages that wait */
            waiting?: number;
            /** @description Messages in the dead-letter queue */
            deadLetters?: number;
            /** @description Messages that could not be read or stored, since the queue was set up */
            unreadable?: number;
            /** @description From the time of the newest event to its commit */
            lagSeconds?: number;
            /** Format: date-time */
            lastEventAt?: string;
        };
    };
    responses: {
        /** @description An error in the form of @backstage/errors */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        kind: string;
        namespace: string;
        name: string;
        decisionId: string;
        status: components["schemas"]["FindingStatus"][];
        priority: components["schemas"]["Priority"][];
        severity: components["schemas"]["Severity"][];
        control: string[];
        product: string[];
        account: string[];
        environment: components["schemas"]["Environment"][];
        region: string[];
        layer: components["schemas"]["Layer"][];
        standard: string[];
        /** @description Canonical resource id. */
        resource: string[];
        /** @description The key of a group, as returned by .../groups?by=control. */
        group: string[];
        /** @description What the organisation decided about the control; none: nothing. */
        verdict: ("fix" | "accept" | "disable" | "not-applicable" | "none")[];
        limit: number;
        /** @description How many items to pass over. */
        offset: number;
        overdue: boolean;
        /** @description Only findings whose acceptance ends within 14 days. */
        expiring: boolean;
        firstSeenAfter: string;
        /** @description Words that title, control, resource or account contain, in any case. */
        q: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getEntityFindings: {
        parameters: {
            query?: {
                status?: components["parameters"]["status"];
                priority?: components["parameters"]["priority"];
                severity?: components["parameters"]["severity"];
                control?: components["parameters"]["control"];
                product?: components["parameters"]["product"];
                account?: components["parameters"]["account"];
                environment?: components["parameters"]["environment"];
                region?: components["parameters"]["region"];
                layer?: components["parameters"]["layer"];
                standard?: components["parameters"]["standard"];
                /** @description Canonical resource id. */
                resource?: components["parameters"]["resource"];
                /** @description The key of a group, as returned by .../groups?by=control. */
                group?: components["parameters"]["group"];
                /** @description What the organisation decided about the control; none: nothing. */
                verdict?: components["parameters"]["verdict"];
                overdue?: components["parameters"]["overdue"];
                /** @description Only findings whose acceptance ends within 14 days. */
                expiring?: components["parameters"]["expiring"];
                firstSeenAfter?: components["parameters"]["firstSeenAfter"];
                /** @description Words that title, control, resource or account contain, in any case. */
                q?: components["parameters"]["q"];
                /** @description Order of the list. A leading minus turns it round. Ties are broken by the finding's key. */
                sort?: "priority" | "-priority" | "severity" | "-severity" | "dueAt" | "-dueAt" | "firstSeenAt" | "-firstSeenAt" | "title" | "-title";
                limit?: number;
                /** @description The nextCursor of the page before. Belongs to the same entity, filters and order. */
                cursor?: string;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getEntityFindingGroups: {
        parameters: {
            query?: {
                by?: "control" | "resource" | "account";
                status?: components["parameters"]["status"];
                priority?: components["parameters"]["priority"];
                severity?: components["parameters"]["severity"];
                control?: components["parameters"]["control"];
                product?: components["parameters"]["product"];
                account?: components["parameters"]["account"];
                environment?: components["parameters"]["environment"];
                region?: components["parameters"]["region"];
                layer?: components["parameters"]["layer"];
                standard?: components["parameters"]["standard"];
                /** @description Canonical resource id. */
                resource?: components["parameters"]["resource"];
                /** @description The key of a group, as returned by .../groups?by=control. */
                group?: components["parameters"]["group"];
                /** @description What the organisation decided about the control; none: nothing. */
                verdict?: components["parameters"]["verdict"];
                overdue?: components["parameters"]["overdue"];
                /** @description Only findings whose acceptance ends within 14 days. */
                expiring?: components["parameters"]["expiring"];
                firstSeenAfter?: components["parameters"]["firstSeenAfter"];
                /** @description Words that title, control, resource or account contain, in any case. */
                q?: components["parameters"]["q"];
                limit?: number;
                /** @description How many groups to pass over. */
                offset?: number;
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups, most urgent first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingGroupPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getEntitySummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The summary */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitySummary"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getEntityScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityScope"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getEntityHandbook: {
        parameters: {
            query?: {
                language?: "en" | "ja";
                limit?: number;
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pages with the findings that they are about */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityHandbook"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    createDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            /** @description The decision, with a result per finding */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    previewDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionPreviewRequest"];
            };
        };
        responses: {
            /** @description The preview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionPreview"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
                decisionId: components["parameters"]["decisionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    retryDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
                decisionId: components["parameters"]["decisionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getFinding: {
        parameters: {
            query?: {
                /** @description The entity from whose page the finding is opened; by default the primary entity. */
                entityRef?: string;
                language?: "en" | "ja";
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The finding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingDetails"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getEntityMembers: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                kind: components["parameters"]["kind"];
                namespace: components["parameters"]["namespace"];
                name: components["parameters"]["name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members, most urgent first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollUpMemberPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    previewScope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScopePreviewRequest"];
            };
        };
        responses: {
            /** @description What they mean and match */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScopePreview"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getClaims: {
        parameters: {
            query?: {
                state?: components["schemas"]["ClaimState"][];
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Claims, those to be confirmed first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    decideClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "confirm" | "reject";
                    /** @description The hash of the claim as it was shown; a claim that has changed since is answered with 409 */
                    hash: string;
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The claim */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getOrphans: {
        parameters: {
            query?: {
                by?: "account" | "tag" | "resourceType";
                /** @description The key by whose value to group; the keys themselves where it is absent. Only with by=tag */
                tagKey?: string;
                account?: components["parameters"]["account"];
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups, most urgent first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrphanGroupPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getConflicts: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sets of entities, most findings first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts, the least covered first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageReport"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getSelectorReport: {
        parameters: {
            query?: {
                state?: ("malformed" | "not-claimable" | "matches-nothing")[];
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Selectors by entity */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectorReport"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getHandbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandbookReport"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getHandbookPages: {
        parameters: {
            query?: {
                /** @description Words that id, title, resource types or Config rule contain, in any case. */
                q?: string;
                kind?: components["schemas"]["HandbookPageKind"][];
                service?: string[];
                severity?: components["parameters"]["severity"];
                layer?: components["parameters"]["layer"];
                standard?: components["parameters"]["standard"];
                /** @description What the organisation decided about the control; none: nothing. */
                verdict?: components["parameters"]["verdict"];
                /** @description true: only pages that warn of something; false: only those that do not. */
                hazards?: boolean;
                /** @description true: only pages whose own review, or that of the file of the organisation, is longer than a year ago. */
                stale?: boolean;
                /** @description failing: there are open findings; checked: there are findings; unused: there are none. Of the findings that the numbers of use count; pages without such numbers are left out. */
                use?: "failing" | "checked" | "unused";
                /** @description true: only pages that are not written in Japanese. */
                untranslated?: boolean;
                status?: "active" | "retired" | "all";
                /** @description id: pages of the organisation, controls by service and number, finding types; severity: most severe first; use: most open findings first. */
                sort?: "id" | "severity" | "use";
                /** @description text: what the pages say, as plain text in English, to search in. */
                include?: "text";
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandbookPageList"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getHandbookPage: {
        parameters: {
            query?: {
                language?: "en" | "ja";
            };
            header?: never;
            path: {
                /** @description A control, e.g. EC2.22 in any case; a finding type, e.g. guardduty:ec2-instance; or a page of the organisation, e.g. own:egress-proxy */
                pageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandbookPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getHandbookPageUse: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                /** @description A control, e.g. EC2.22 in any case; a finding type, e.g. guardduty:ec2-instance; or a page of the organisation, e.g. own:egress-proxy */
                pageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entities, most open findings first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandbookPageUse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getAccounts: {
        parameters: {
            query?: {
                state?: components["schemas"]["AccountState"][];
                environment?: components["parameters"]["environment"];
                /** @description Words that id, name, owner or contact contain, in any case. */
                q?: string;
                limit?: components["parameters"]["limit"];
                /** @description How many items to pass over. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerAccountPage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncReport"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
