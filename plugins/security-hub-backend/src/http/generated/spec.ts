// Made from plugins/security-hub-common/openapi/security-hub.yaml by `yarn generate`. Do not edit.
/* eslint-disable */
/** The API contract, OpenAPI 3.1. */
export const spec = {
  "openapi": "3.1.0",
  "info": {
    "title": "security-hub",
    "version": "1.0.0",
    "description": "Findings of AWS Security Hub for the entities of the catalog, with guidance and decisions. Every reply is served from the store; none waits for AWS. Times are ISO 8601 in UTC. A finding is an issue (one per control and resource, whatever number of records AWS keeps of it).",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "tags": [
    {
      "name": "findings"
    },
    {
      "name": "decisions"
    },
    {
      "name": "ownership"
    },
    {
      "name": "reports"
    },
    {
      "name": "handbook"
    },
    {
      "name": "operation"
    }
  ],
  "paths": {
    "/entities/by-name/{kind}/{namespace}/{name}/findings": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getEntityFindings",
        "tags": [
          "findings"
        ],
        "summary": "Findings of an entity, filtered, sorted, page by page",
        "parameters": [
          {
            "$ref": "#/components/parameters/status"
          },
          {
            "$ref": "#/components/parameters/priority"
          },
          {
            "$ref": "#/components/parameters/severity"
          },
          {
            "$ref": "#/components/parameters/control"
          },
          {
            "$ref": "#/components/parameters/product"
          },
          {
            "$ref": "#/components/parameters/account"
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/region"
          },
          {
            "$ref": "#/components/parameters/layer"
          },
          {
            "$ref": "#/components/parameters/standard"
          },
          {
            "$ref": "#/components/parameters/resource"
          },
          {
            "$ref": "#/components/parameters/group"
          },
          {
            "$ref": "#/components/parameters/verdict"
          },
          {
            "$ref": "#/components/parameters/overdue"
          },
          {
            "$ref": "#/components/parameters/expiring"
          },
          {
            "$ref": "#/components/parameters/firstSeenAfter"
          },
          {
            "$ref": "#/components/parameters/q"
          },
          {
            "name": "sort",
            "in": "query",
            "description": "Order of the list. A leading minus turns it round. Ties are broken by the finding's key.",
            "schema": {
              "type": "string",
              "enum": [
                "priority",
                "-priority",
                "severity",
                "-severity",
                "dueAt",
                "-dueAt",
                "firstSeenAt",
                "-firstSeenAt",
                "title",
                "-title"
              ],
              "default": "-priority"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200,
              "default": 50
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "description": "The nextCursor of the page before. Belongs to the same entity, filters and order.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 4096
            }
          }
        ],
        "responses": {
          "200": {
            "description": "One page",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/FindingPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/groups": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getEntityFindingGroups",
        "tags": [
          "findings"
        ],
        "summary": "The same findings grouped by control, resource or account",
        "parameters": [
          {
            "name": "by",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "control",
                "resource",
                "account"
              ],
              "default": "control"
            }
          },
          {
            "$ref": "#/components/parameters/status"
          },
          {
            "$ref": "#/components/parameters/priority"
          },
          {
            "$ref": "#/components/parameters/severity"
          },
          {
            "$ref": "#/components/parameters/control"
          },
          {
            "$ref": "#/components/parameters/product"
          },
          {
            "$ref": "#/components/parameters/account"
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "$ref": "#/components/parameters/region"
          },
          {
            "$ref": "#/components/parameters/layer"
          },
          {
            "$ref": "#/components/parameters/standard"
          },
          {
            "$ref": "#/components/parameters/resource"
          },
          {
            "$ref": "#/components/parameters/group"
          },
          {
            "$ref": "#/components/parameters/verdict"
          },
          {
            "$ref": "#/components/parameters/overdue"
          },
          {
            "$ref": "#/components/parameters/expiring"
          },
          {
            "$ref": "#/components/parameters/firstSeenAfter"
          },
          {
            "$ref": "#/components/parameters/q"
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200,
              "default": 50
            }
          },
          {
            "name": "offset",
            "in": "query",
            "description": "How many groups to pass over.",
            "schema": {
              "type": "integer",
              "minimum": 0,
              "maximum": 100000,
              "default": 0
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Groups, most urgent first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/FindingGroupPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/summary": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getEntitySummary",
        "tags": [
          "findings"
        ],
        "summary": "Counters, facets and freshness of an entity",
        "responses": {
          "200": {
            "description": "The summary",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EntitySummary"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/scope": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getEntityScope",
        "tags": [
          "findings"
        ],
        "summary": "The selectors of an entity, where each comes from, what it matched, and what is wrong with it",
        "responses": {
          "200": {
            "description": "The scope",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EntityScope"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/handbook": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getEntityHandbook",
        "tags": [
          "handbook"
        ],
        "summary": "The pages about everything that somebody still has to act on for an entity, most urgent first",
        "parameters": [
          {
            "name": "language",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "en",
                "ja"
              ],
              "default": "en"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 50,
              "default": 20
            }
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Pages with the findings that they are about",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EntityHandbook"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/decisions": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "post": {
        "operationId": "createDecision",
        "tags": [
          "decisions"
        ],
        "summary": "Decide on findings of the entity",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DecisionRequest"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The decision, with a result per finding",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Decision"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/decisions/preview": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "post": {
        "operationId": "previewDecision",
        "tags": [
          "decisions"
        ],
        "summary": "What a decision would cover, without deciding",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DecisionPreviewRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The preview",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DecisionPreview"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/decisions/{decisionId}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        },
        {
          "$ref": "#/components/parameters/decisionId"
        }
      ],
      "get": {
        "operationId": "getDecision",
        "tags": [
          "decisions"
        ],
        "summary": "A decision and the state of its write-back per finding",
        "responses": {
          "200": {
            "description": "The decision",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Decision"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/decisions/{decisionId}/retry": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        },
        {
          "$ref": "#/components/parameters/decisionId"
        }
      ],
      "post": {
        "operationId": "retryDecision",
        "tags": [
          "decisions"
        ],
        "summary": "Try the failed write-backs of a decision again",
        "responses": {
          "200": {
            "description": "The decision",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Decision"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/findings/{key}": {
      "get": {
        "operationId": "getFinding",
        "tags": [
          "findings"
        ],
        "summary": "One finding with guidance, evidence and history",
        "parameters": [
          {
            "name": "key",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "pattern": "^[0-9a-f]{64}$"
            }
          },
          {
            "name": "entityRef",
            "in": "query",
            "allowReserved": true,
            "description": "The entity from whose page the finding is opened; by default the primary entity.",
            "schema": {
              "type": "string",
              "maxLength": 500
            }
          },
          {
            "name": "language",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "en",
                "ja"
              ],
              "default": "en"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The finding",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/FindingDetails"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/entities/by-name/{kind}/{namespace}/{name}/members": {
      "parameters": [
        {
          "$ref": "#/components/parameters/kind"
        },
        {
          "$ref": "#/components/parameters/namespace"
        },
        {
          "$ref": "#/components/parameters/name"
        }
      ],
      "get": {
        "operationId": "getEntityMembers",
        "tags": [
          "findings"
        ],
        "summary": "What a System, Domain, Group or User sums up, member by member",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Members, most urgent first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RollUpMemberPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/scope/preview": {
      "post": {
        "operationId": "previewScope",
        "tags": [
          "ownership"
        ],
        "summary": "What annotations would match, before anybody writes them; nothing is kept",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ScopePreviewRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What they mean and match",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ScopePreview"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/claims": {
      "get": {
        "operationId": "getClaims",
        "tags": [
          "ownership"
        ],
        "summary": "Claims on accounts and what became of them; those of everybody to the platform group, to others those of their entities and on their accounts",
        "parameters": [
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "$ref": "#/components/schemas/ClaimState"
              }
            }
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Claims, those to be confirmed first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ClaimPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/claims/{claimId}/verdict": {
      "post": {
        "operationId": "decideClaim",
        "tags": [
          "ownership"
        ],
        "summary": "Confirms or rejects a claim",
        "parameters": [
          {
            "name": "claimId",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "verdict",
                  "hash"
                ],
                "properties": {
                  "verdict": {
                    "type": "string",
                    "enum": [
                      "confirm",
                      "reject"
                    ]
                  },
                  "hash": {
                    "type": "string",
                    "maxLength": 64,
                    "description": "The hash of the claim as it was shown; a claim that has changed since is answered with 409"
                  },
                  "comment": {
                    "type": "string",
                    "maxLength": 1000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The claim",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Claim"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/reports/orphans": {
      "get": {
        "operationId": "getOrphans",
        "tags": [
          "reports"
        ],
        "summary": "Findings that no entity owns, grouped, with a scope to suggest",
        "parameters": [
          {
            "name": "by",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "account",
                "tag",
                "resourceType"
              ],
              "default": "account"
            }
          },
          {
            "name": "tagKey",
            "in": "query",
            "allowReserved": true,
            "description": "The key by whose value to group; the keys themselves where it is absent. Only with by=tag",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 128
            }
          },
          {
            "$ref": "#/components/parameters/account"
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Groups, most urgent first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/OrphanGroupPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/reports/conflicts": {
      "get": {
        "operationId": "getConflicts",
        "tags": [
          "reports"
        ],
        "summary": "Entities that match the same findings equally, so that none of them decides",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Sets of entities, most findings first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ConflictPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/reports/coverage": {
      "get": {
        "operationId": "getCoverage",
        "tags": [
          "reports"
        ],
        "summary": "How many findings have an owner, in all and by account",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Accounts, the least covered first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CoverageReport"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/reports/selectors": {
      "get": {
        "operationId": "getSelectorReport",
        "tags": [
          "reports"
        ],
        "summary": "Selectors that match nothing, claim what they may not, or cannot be read",
        "parameters": [
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "type": "string",
                "enum": [
                  "malformed",
                  "not-claimable",
                  "matches-nothing"
                ]
              }
            }
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Selectors by entity",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SelectorReport"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/handbook": {
      "get": {
        "operationId": "getHandbook",
        "tags": [
          "handbook"
        ],
        "summary": "How much of the handbook is written, how old it is, and what became of the organisation's own files",
        "responses": {
          "200": {
            "description": "The state",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/HandbookReport"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/handbook/pages": {
      "get": {
        "operationId": "getHandbookPages",
        "tags": [
          "handbook"
        ],
        "summary": "Controls, finding types of other products and pages of the organisation, filtered, page by page",
        "parameters": [
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "description": "Words that id, title, resource types or Config rule contain, in any case.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "name": "kind",
            "in": "query",
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "$ref": "#/components/schemas/HandbookPageKind"
              }
            }
          },
          {
            "name": "service",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "array",
              "maxItems": 50,
              "items": {
                "type": "string",
                "maxLength": 100
              }
            }
          },
          {
            "$ref": "#/components/parameters/severity"
          },
          {
            "$ref": "#/components/parameters/layer"
          },
          {
            "$ref": "#/components/parameters/standard"
          },
          {
            "$ref": "#/components/parameters/verdict"
          },
          {
            "name": "hazards",
            "in": "query",
            "description": "true: only pages that warn of something; false: only those that do not.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "stale",
            "in": "query",
            "description": "true: only pages whose own review, or that of the file of the organisation, is longer than a year ago.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "use",
            "in": "query",
            "description": "failing: there are open findings; checked: there are findings; unused: there are none. Of the findings that the numbers of use count; pages without such numbers are left out.",
            "schema": {
              "type": "string",
              "enum": [
                "failing",
                "checked",
                "unused"
              ]
            }
          },
          {
            "name": "untranslated",
            "in": "query",
            "description": "true: only pages that are not written in Japanese.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "status",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "active",
                "retired",
                "all"
              ],
              "default": "active"
            }
          },
          {
            "name": "sort",
            "in": "query",
            "description": "id: pages of the organisation, controls by service and number, finding types; severity: most severe first; use: most open findings first.",
            "schema": {
              "type": "string",
              "enum": [
                "id",
                "severity",
                "use"
              ],
              "default": "id"
            }
          },
          {
            "name": "include",
            "in": "query",
            "description": "text: what the pages say, as plain text in English, to search in.",
            "schema": {
              "type": "string",
              "enum": [
                "text"
              ]
            }
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Pages",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/HandbookPageList"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/handbook/pages/{pageId}": {
      "parameters": [
        {
          "name": "pageId",
          "in": "path",
          "required": true,
          "description": "A control, e.g. EC2.22 in any case; a finding type, e.g. guardduty:ec2-instance; or a page of the organisation, e.g. own:egress-proxy",
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      ],
      "get": {
        "operationId": "getHandbookPage",
        "tags": [
          "handbook"
        ],
        "summary": "A page of the handbook, with all that the organisation says of it",
        "parameters": [
          {
            "name": "language",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "en",
                "ja"
              ],
              "default": "en"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The page",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/HandbookPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/handbook/pages/{pageId}/use": {
      "parameters": [
        {
          "name": "pageId",
          "in": "path",
          "required": true,
          "description": "A control, e.g. EC2.22 in any case; a finding type, e.g. guardduty:ec2-instance; or a page of the organisation, e.g. own:egress-proxy",
          "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      ],
      "get": {
        "operationId": "getHandbookPageUse",
        "tags": [
          "handbook"
        ],
        "summary": "Where a control fails, of what the caller may count",
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Entities, most open findings first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/HandbookPageUse"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/accounts": {
      "get": {
        "operationId": "getAccounts",
        "tags": [
          "ownership"
        ],
        "summary": "The account ledger; all of it to the platform group, to others the accounts of their groups and of those below",
        "parameters": [
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "$ref": "#/components/schemas/AccountState"
              }
            }
          },
          {
            "$ref": "#/components/parameters/environment"
          },
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "description": "Words that id, name, owner or contact contain, in any case.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/offset"
          }
        ],
        "responses": {
          "200": {
            "description": "Accounts by name",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/LedgerAccountPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/sync": {
      "get": {
        "operationId": "getSync",
        "tags": [
          "operation"
        ],
        "summary": "How fresh the store is, per source; accounts and rejected records for the platform group only",
        "responses": {
          "200": {
            "description": "The state",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SyncReport"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "parameters": {
      "kind": {
        "name": "kind",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "namespace": {
        "name": "namespace",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "name": {
        "name": "name",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "decisionId": {
        "name": "decisionId",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "format": "uuid"
        }
      },
      "status": {
        "name": "status",
        "in": "query",
        "schema": {
          "type": "array",
          "maxItems": 20,
          "items": {
            "$ref": "#/components/schemas/FindingStatus"
          }
        }
      },
      "priority": {
        "name": "priority",
        "in": "query",
        "schema": {
          "type": "array",
          "maxItems": 20,
          "items": {
            "$ref": "#/components/schemas/Priority"
          }
        }
      },
      "severity": {
        "name": "severity",
        "in": "query",
        "schema": {
          "type": "array",
          "maxItems": 20,
          "items": {
            "$ref": "#/components/schemas/Severity"
          }
        }
      },
      "control": {
        "name": "control",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 300
          }
        }
      },
      "product": {
        "name": "product",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 300
          }
        }
      },
      "account": {
        "name": "account",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 100
          }
        }
      },
      "environment": {
        "name": "environment",
        "in": "query",
        "schema": {
          "type": "array",
          "maxItems": 20,
          "items": {
            "$ref": "#/components/schemas/Environment"
          }
        }
      },
      "region": {
        "name": "region",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 100
          }
        }
      },
      "layer": {
        "name": "layer",
        "in": "query",
        "schema": {
          "type": "array",
          "maxItems": 20,
          "items": {
            "$ref": "#/components/schemas/Layer"
          }
        }
      },
      "standard": {
        "name": "standard",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 300
          }
        }
      },
      "resource": {
        "name": "resource",
        "in": "query",
        "allowReserved": true,
        "description": "Canonical resource id.",
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 2048
          }
        }
      },
      "group": {
        "name": "group",
        "in": "query",
        "allowReserved": true,
        "description": "The key of a group, as returned by .../groups?by=control.",
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 300
          }
        }
      },
      "verdict": {
        "name": "verdict",
        "in": "query",
        "description": "What the organisation decided about the control; none: nothing.",
        "schema": {
          "type": "array",
          "maxItems": 10,
          "items": {
            "type": "string",
            "enum": [
              "fix",
              "accept",
              "disable",
              "not-applicable",
              "none"
            ]
          }
        }
      },
      "limit": {
        "name": "limit",
        "in": "query",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 200,
          "default": 50
        }
      },
      "offset": {
        "name": "offset",
        "in": "query",
        "description": "How many items to pass over.",
        "schema": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100000,
          "default": 0
        }
      },
      "overdue": {
        "name": "overdue",
        "in": "query",
        "schema": {
          "type": "boolean"
        }
      },
      "expiring": {
        "name": "expiring",
        "in": "query",
        "description": "Only findings whose acceptance ends within 14 days.",
        "schema": {
          "type": "boolean"
        }
      },
      "firstSeenAfter": {
        "name": "firstSeenAfter",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "format": "date-time"
        }
      },
      "q": {
        "name": "q",
        "in": "query",
        "allowReserved": true,
        "description": "Words that title, control, resource or account contain, in any case.",
        "schema": {
          "type": "string",
          "maxLength": 200
        }
      }
    },
    "responses": {
      "Error": {
        "description": "An error in the form of @backstage/errors",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorBody"
            }
          }
        }
      }
    },
    "schemas": {
      "ErrorBody": {
        "type": "object",
        "required": [
          "error"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              }
            }
          }
        }
      },
      "Severity": {
        "type": "string",
        "enum": [
          "CRITICAL",
          "HIGH",
          "MEDIUM",
          "LOW",
          "INFORMATIONAL"
        ]
      },
      "Priority": {
        "type": "string",
        "enum": [
          "critical",
          "high",
          "medium",
          "low"
        ]
      },
      "Environment": {
        "type": "string",
        "enum": [
          "prod",
          "stage",
          "dev",
          "sandbox",
          "unknown"
        ]
      },
      "Layer": {
        "type": "string",
        "enum": [
          "account",
          "network",
          "application",
          "data-store"
        ]
      },
      "FindingStatus": {
        "type": "string",
        "description": "open: failing and nobody has decided; acknowledged: NOTIFIED; accepted: SUPPRESSED, by a decision or in AWS; resolved: passed or RESOLVED; archived: no record is ACTIVE; unknown: not evaluated (WARNING or NOT_AVAILABLE), neither open nor resolved.",
        "enum": [
          "open",
          "acknowledged",
          "accepted",
          "resolved",
          "archived",
          "unknown"
        ]
      },
      "FindingKind": {
        "type": "string",
        "enum": [
          "control",
          "vulnerability",
          "network-exposure",
          "code",
          "threat",
          "external-access",
          "sensitive-data",
          "configuration",
          "other"
        ]
      },
      "Verdict": {
        "type": "string",
        "description": "What the organisation decided about a control, as it counts for a finding. fix: it is to be fixed; accept: the risk is accepted; disable: the control is to be switched off; not-applicable: it says nothing about what is run here.",
        "enum": [
          "fix",
          "accept",
          "disable",
          "not-applicable"
        ]
      },
      "WorkflowStatus": {
        "type": "string",
        "enum": [
          "NEW",
          "NOTIFIED",
          "SUPPRESSED",
          "RESOLVED"
        ]
      },
      "ComplianceStatus": {
        "type": "string",
        "enum": [
          "PASSED",
          "FAILED",
          "WARNING",
          "NOT_AVAILABLE"
        ]
      },
      "DecisionKind": {
        "type": "string",
        "enum": [
          "acknowledge",
          "accept-risk",
          "false-positive",
          "reopen"
        ]
      },
      "DecisionReason": {
        "type": "string",
        "description": "For accept-risk: by-design, system-constraint, operational-constraint, requires-recreation, fix-causes-problem. For false-positive: not-applicable, incorrect-detection, compensating-control.",
        "enum": [
          "by-design",
          "system-constraint",
          "operational-constraint",
          "requires-recreation",
          "fix-causes-problem",
          "not-applicable",
          "incorrect-detection",
          "compensating-control"
        ]
      },
      "WriteBackState": {
        "type": "string",
        "description": "pending: not yet sent; written: AWS took it, not yet seen; verified: a later read shows it; failed: AWS refused; not-needed: AWS shows it already or the projection writes nothing; off: write-back is switched off.",
        "enum": [
          "pending",
          "written",
          "verified",
          "failed",
          "not-needed",
          "off"
        ]
      },
      "FreshnessState": {
        "type": "string",
        "description": "ok: read lately and nothing is known to be missing; region-not-linked: the aggregator does not bring findings of that Region; standard-off: no standard is switched on, so no control is checked; config-not-recording: AWS Config records nothing there, so most controls cannot be checked. Only ok means that a zero is a zero.",
        "enum": [
          "ok",
          "stale",
          "denied",
          "hub-not-enabled",
          "not-connected",
          "region-not-linked",
          "standard-off",
          "config-not-recording",
          "throttled",
          "error",
          "never-read"
        ]
      },
      "FreshnessCheck": {
        "type": "string",
        "description": "What is looked at in AWS beside the findings",
        "enum": [
          "linked-regions",
          "standards",
          "config-recorder"
        ]
      },
      "Account": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "12 digits, or what the record says when it is no account id"
          },
          "name": {
            "type": "string"
          },
          "environment": {
            "$ref": "#/components/schemas/Environment"
          },
          "state": {
            "$ref": "#/components/schemas/AccountState",
            "description": "Given where the account is not read any more"
          }
        }
      },
      "AccountState": {
        "type": "string",
        "description": "active: in use; invited and pending: not connected yet; suspended, closed and removed: not read any more, what was read stays; unknown: neither Security Hub nor AWS Organizations has named the account.",
        "enum": [
          "active",
          "invited",
          "pending",
          "suspended",
          "closed",
          "removed",
          "unknown"
        ]
      },
      "LedgerSource": {
        "type": "string",
        "description": "Who said it: app-config, a cloud-account resource from a trusted location, a tag of the account, AWS Organizations, or the members of Security Hub",
        "enum": [
          "config",
          "catalog",
          "account-tags",
          "organizations",
          "security-hub"
        ]
      },
      "LedgerAccount": {
        "type": "object",
        "required": [
          "id",
          "name",
          "state",
          "environment",
          "sources",
          "freshness"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "12 digits"
          },
          "partition": {
            "type": "string"
          },
          "name": {
            "type": "string",
            "description": "The id where nobody has named it"
          },
          "state": {
            "$ref": "#/components/schemas/AccountState"
          },
          "removedAt": {
            "type": "string",
            "format": "date-time",
            "description": "When it was first missed; of accounts that are removed"
          },
          "environment": {
            "$ref": "#/components/schemas/Environment"
          },
          "owner": {
            "type": "string",
            "description": "Entity ref of the group that owns it"
          },
          "contact": {
            "type": "string",
            "description": "An e-mail address, a channel, or whatever else people are to write to"
          },
          "sources": {
            "type": "object",
            "additionalProperties": {
              "$ref": "#/components/schemas/LedgerSource"
            },
            "description": "Who said it, by field: partition, name, state, environment, owner, contact"
          },
          "freshness": {
            "$ref": "#/components/schemas/FreshnessState"
          },
          "asOf": {
            "type": "string",
            "format": "date-time"
          },
          "findings": {
            "type": "integer",
            "description": "Open findings that the policy lets the caller count, without samples; absent where it denies reading findings"
          }
        }
      },
      "LedgerAccountPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LedgerAccount"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "problems": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "What is left out of the ledger, or said in two ways, and ownership rules that give nothing; at most 200, for the platform group only"
          },
          "totalProblems": {
            "type": "integer"
          }
        }
      },
      "ResourceSummary": {
        "type": "object",
        "required": [
          "id",
          "type",
          "name"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Canonical resource id (an ARN where there is one)"
          },
          "name": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "tags": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            },
            "description": "Absent: unknown, which is not the same as none"
          },
          "tagState": {
            "type": "string",
            "enum": [
              "current",
              "at-finding-time",
              "unknown"
            ],
            "description": "What is known of the tags: read as they are now, told by the finding as they were when it was made, or nothing"
          }
        }
      },
      "FindingDecision": {
        "type": "object",
        "required": [
          "id",
          "kind",
          "createdAt",
          "createdBy",
          "writeBack"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/DecisionKind"
          },
          "reason": {
            "$ref": "#/components/schemas/DecisionReason"
          },
          "justification": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "createdBy": {
            "type": "string",
            "description": "Entity ref of the human"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "writeBack": {
            "$ref": "#/components/schemas/WriteBackState"
          },
          "writeBackMessage": {
            "type": "string"
          }
        }
      },
      "Finding": {
        "type": "object",
        "required": [
          "key",
          "kind",
          "title",
          "product",
          "severity",
          "priority",
          "status",
          "workflow",
          "account",
          "region",
          "resource",
          "resourceCount",
          "firstSeenAt",
          "lastSeenAt",
          "overdue",
          "relation",
          "canDecide",
          "hasGuidance",
          "careful",
          "sample",
          "undocumented"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/FindingKind"
          },
          "title": {
            "type": "string"
          },
          "product": {
            "$ref": "#/components/schemas/Product"
          },
          "controlId": {
            "type": "string"
          },
          "groupKey": {
            "type": "string",
            "description": "Key of its group by control"
          },
          "severity": {
            "$ref": "#/components/schemas/Severity"
          },
          "priority": {
            "$ref": "#/components/schemas/Priority"
          },
          "status": {
            "$ref": "#/components/schemas/FindingStatus"
          },
          "compliance": {
            "$ref": "#/components/schemas/ComplianceStatus"
          },
          "workflow": {
            "$ref": "#/components/schemas/WorkflowStatus"
          },
          "account": {
            "$ref": "#/components/schemas/Account"
          },
          "region": {
            "type": "string",
            "description": "A Region or global"
          },
          "layer": {
            "$ref": "#/components/schemas/Layer"
          },
          "resource": {
            "$ref": "#/components/schemas/ResourceSummary"
          },
          "resourceCount": {
            "type": "integer"
          },
          "firstSeenAt": {
            "type": "string",
            "format": "date-time",
            "description": "Our earliest failing observation or the record's creation"
          },
          "lastSeenAt": {
            "type": "string",
            "format": "date-time"
          },
          "dueAt": {
            "type": "string",
            "format": "date-time"
          },
          "overdue": {
            "type": "boolean"
          },
          "relation": {
            "type": "string",
            "enum": [
              "primary",
              "also-concerned"
            ]
          },
          "primaryEntityRef": {
            "type": "string",
            "description": "Who decides; only given where the caller may read that entity"
          },
          "canDecide": {
            "type": "boolean",
            "description": "Whether the caller may decide on it"
          },
          "responderOnly": {
            "type": "boolean",
            "description": "True for a threat whose risk the caller may not accept, nor call it a false positive: those who answer threats do"
          },
          "decision": {
            "$ref": "#/components/schemas/FindingDecision"
          },
          "undocumented": {
            "type": "boolean",
            "description": "Suppressed in AWS without a decision of the portal"
          },
          "hasGuidance": {
            "type": "boolean",
            "description": "The handbook has a page of its control"
          },
          "careful": {
            "type": "boolean",
            "description": "The page warns of a hazard that matches this resource, or that cannot be matched by machine"
          },
          "verdict": {
            "$ref": "#/components/schemas/Verdict"
          },
          "sample": {
            "type": "boolean",
            "description": "A sample finding made by the product"
          }
        }
      },
      "Product": {
        "type": "object",
        "required": [
          "key",
          "name"
        ],
        "properties": {
          "key": {
            "type": "string",
            "description": "e.g. security-hub, guardduty, inspector, access-analyzer, macie, or vendor/product"
          },
          "name": {
            "type": "string"
          }
        }
      },
      "FindingPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Finding"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "nextCursor": {
            "type": "string"
          },
          "asOf": {
            "type": "string",
            "format": "date-time",
            "description": "When the oldest of the entity's accounts was last read; absent when one was never read"
          }
        }
      },
      "FindingGroup": {
        "type": "object",
        "required": [
          "key",
          "title",
          "count",
          "evaluated",
          "unknown",
          "severity",
          "priority",
          "overdue",
          "careful",
          "hasGuidance",
          "accounts",
          "statuses"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/FindingKind"
          },
          "product": {
            "$ref": "#/components/schemas/Product"
          },
          "controlId": {
            "type": "string"
          },
          "resource": {
            "$ref": "#/components/schemas/ResourceSummary"
          },
          "account": {
            "$ref": "#/components/schemas/Account"
          },
          "count": {
            "type": "integer",
            "description": "Findings of the group that the filters keep"
          },
          "evaluated": {
            "type": "integer",
            "description": "All findings of the group whatever their status, passed ones included: the 14 of \"3 of 14\""
          },
          "unknown": {
            "type": "integer",
            "description": "Of those, WARNING or NOT_AVAILABLE"
          },
          "severity": {
            "$ref": "#/components/schemas/Severity"
          },
          "priority": {
            "$ref": "#/components/schemas/Priority"
          },
          "oldestFirstSeenAt": {
            "type": "string",
            "format": "date-time"
          },
          "nextDueAt": {
            "type": "string",
            "format": "date-time"
          },
          "overdue": {
            "type": "integer"
          },
          "accounts": {
            "type": "integer",
            "description": "Number of different accounts"
          },
          "statuses": {
            "type": "object",
            "additionalProperties": {
              "type": "integer"
            },
            "description": "Count by status of the findings that the filters keep"
          },
          "careful": {
            "type": "boolean"
          },
          "hasGuidance": {
            "type": "boolean"
          },
          "verdicts": {
            "type": "object",
            "additionalProperties": {
              "type": "integer"
            },
            "description": "Of a group by control: findings that the filters keep by Verdict; those without one are left out"
          }
        }
      },
      "FindingGroupPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "totalFindings"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FindingGroup"
            }
          },
          "totalItems": {
            "type": "integer",
            "description": "Number of groups"
          },
          "totalFindings": {
            "type": "integer"
          },
          "asOf": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "FacetValue": {
        "type": "object",
        "required": [
          "value",
          "count"
        ],
        "properties": {
          "value": {
            "type": "string"
          },
          "label": {
            "type": "string"
          },
          "count": {
            "type": "integer"
          }
        }
      },
      "EntitySummary": {
        "type": "object",
        "required": [
          "entityRef",
          "counters",
          "byStatus",
          "facets",
          "freshness",
          "scope",
          "canDecide",
          "writeBack",
          "maxDecisionDays"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "counters": {
            "type": "object",
            "description": "Open and acknowledged findings by priority; samples are not counted",
            "required": [
              "critical",
              "high",
              "medium",
              "low",
              "overdue",
              "expiring",
              "accepted",
              "alsoConcerned"
            ],
            "properties": {
              "critical": {
                "type": "integer"
              },
              "high": {
                "type": "integer"
              },
              "medium": {
                "type": "integer"
              },
              "low": {
                "type": "integer"
              },
              "overdue": {
                "type": "integer"
              },
              "expiring": {
                "type": "integer",
                "description": "Acceptances that end within 14 days"
              },
              "accepted": {
                "type": "integer"
              },
              "alsoConcerned": {
                "type": "integer"
              }
            }
          },
          "byStatus": {
            "type": "object",
            "additionalProperties": {
              "type": "integer"
            }
          },
          "facets": {
            "type": "object",
            "additionalProperties": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/FacetValue"
              }
            },
            "description": "By filter name: account, region, product, environment, layer, severity, control, standard"
          },
          "freshness": {
            "$ref": "#/components/schemas/Freshness"
          },
          "scope": {
            "type": "object",
            "required": [
              "configured",
              "accounts",
              "selectors",
              "resources",
              "problems"
            ],
            "properties": {
              "configured": {
                "type": "boolean",
                "description": "The entity has a scope annotation or a related resource"
              },
              "accounts": {
                "type": "integer"
              },
              "selectors": {
                "type": "integer"
              },
              "resources": {
                "type": "integer"
              },
              "problems": {
                "type": "integer"
              }
            }
          },
          "canDecide": {
            "type": "boolean"
          },
          "rollUp": {
            "type": "object",
            "description": "Of a System, Domain, Group or User: the entities whose findings are summed up",
            "required": [
              "members",
              "hidden"
            ],
            "properties": {
              "members": {
                "type": "integer",
                "description": "Entities whose findings are counted: all Components; of other kinds, the entity itself too, those only to which a scope, a rule or the account ledger can give findings"
              },
              "hidden": {
                "type": "integer",
                "description": "Entities that the catalog shows to the caller, but whose findings are not for the caller; they are in no number"
              }
            }
          },
          "writeBack": {
            "type": "string",
            "enum": [
              "off",
              "member",
              "administrator",
              "member-then-administrator"
            ]
          },
          "maxDecisionDays": {
            "type": "integer"
          }
        }
      },
      "Freshness": {
        "type": "object",
        "required": [
          "state",
          "accounts"
        ],
        "properties": {
          "state": {
            "$ref": "#/components/schemas/FreshnessState"
          },
          "asOf": {
            "type": "string",
            "format": "date-time"
          },
          "accounts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccountFreshness"
            }
          }
        }
      },
      "AccountFreshness": {
        "type": "object",
        "required": [
          "account",
          "region",
          "state"
        ],
        "properties": {
          "account": {
            "$ref": "#/components/schemas/Account"
          },
          "region": {
            "type": "string"
          },
          "state": {
            "$ref": "#/components/schemas/FreshnessState"
          },
          "asOf": {
            "type": "string",
            "format": "date-time"
          },
          "lastError": {
            "type": "string",
            "description": "In words without ARNs or role names"
          },
          "lastErrorAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastFullReadAt": {
            "type": "string",
            "format": "date-time",
            "description": "When a read of everything last came to its end"
          },
          "lastEventAt": {
            "type": "string",
            "format": "date-time",
            "description": "Time of the newest event of a finding of this account that is read through this Region, AWS's clock; absent where none came, or events are not pushed"
          },
          "lagSeconds": {
            "type": "integer",
            "description": "From the time of that event to its commit; absent where the event came from elsewhere than its finding is read from, so that it only has it read again"
          },
          "skipped": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SkippedCount"
            },
            "description": "Records that rules of ingestion leave out at present, by reads and by events; those that are archived count until the next full read. What is no finding (rules that begin with not-a-finding) is counted at the last full read, for all that is read there"
          },
          "readThrough": {
            "type": "string",
            "enum": [
              "itself",
              "administrator"
            ],
            "description": "Whether it is read with a role of its own, or through the administrator account"
          },
          "notes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FreshnessNote"
            },
            "description": "What is to be said beside the state"
          }
        }
      },
      "SkippedCount": {
        "type": "object",
        "required": [
          "rule",
          "count"
        ],
        "properties": {
          "rule": {
            "type": "string",
            "description": "Product and reason, e.g. inspector no-fix"
          },
          "count": {
            "type": "integer"
          }
        }
      },
      "FreshnessNote": {
        "type": "object",
        "required": [
          "kind",
          "message"
        ],
        "description": "Another condition than the state, or a check that could not be made",
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "not-checked",
              "events-failed",
              "role-refused",
              "stale",
              "denied",
              "hub-not-enabled",
              "not-connected",
              "region-not-linked",
              "standard-off",
              "config-not-recording",
              "throttled",
              "error",
              "never-read"
            ]
          },
          "checks": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FreshnessCheck"
            },
            "description": "The checks that this is about"
          },
          "message": {
            "type": "string",
            "description": "In words without ARNs or role names"
          },
          "at": {
            "type": "string",
            "format": "date-time",
            "description": "When this was found"
          }
        }
      },
      "ScopeSelector": {
        "type": "object",
        "required": [
          "source",
          "text",
          "state",
          "accounts",
          "matched"
        ],
        "properties": {
          "source": {
            "type": "string",
            "description": "The annotation, or the related entity, that it comes from"
          },
          "text": {
            "type": "string",
            "description": "The selector in words"
          },
          "state": {
            "type": "string",
            "enum": [
              "ok",
              "malformed",
              "not-claimable",
              "pending",
              "rejected",
              "matches-nothing"
            ],
            "description": "pending, rejected: its claim is not confirmed (mode confirm)"
          },
          "message": {
            "type": "string",
            "description": "What is wrong",
            "how to mend it and whom to ask": null
          },
          "accounts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Account"
            }
          },
          "regions": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "prod",
                "stage",
                "dev",
                "sandbox"
              ]
            }
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "key"
              ],
              "properties": {
                "key": {
                  "type": "string"
                },
                "value": {
                  "type": "string",
                  "description": "Absent: any value"
                },
                "pattern": {
                  "type": "boolean",
                  "description": "In value, * stands for any text and \\* for a star"
                }
              }
            }
          },
          "arns": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "matched": {
            "type": "integer",
            "description": "Number of findings it matches"
          }
        }
      },
      "ScopeProblem": {
        "type": "object",
        "required": [
          "annotation",
          "value",
          "message"
        ],
        "properties": {
          "annotation": {
            "type": "string"
          },
          "value": {
            "type": "string"
          },
          "position": {
            "type": "integer",
            "description": "Index of the offending character in value"
          },
          "line": {
            "type": "integer",
            "description": "Line of the offending character in the whole annotation, from 1"
          },
          "column": {
            "type": "integer",
            "description": "Its place in that line, from 1"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "EntityScope": {
        "type": "object",
        "required": [
          "entityRef",
          "mode",
          "selectors",
          "problems",
          "accounts"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "mode": {
            "type": "string",
            "enum": [
              "ledger",
              "confirm",
              "open"
            ]
          },
          "selectors": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ScopeSelector"
            }
          },
          "problems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ScopeProblem"
            }
          },
          "accounts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Account"
            }
          }
        }
      },
      "PriorityCounts": {
        "type": "object",
        "description": "Open and acknowledged findings by priority",
        "required": [
          "critical",
          "high",
          "medium",
          "low"
        ],
        "properties": {
          "critical": {
            "type": "integer"
          },
          "high": {
            "type": "integer"
          },
          "medium": {
            "type": "integer"
          },
          "low": {
            "type": "integer"
          }
        }
      },
      "RollUpMember": {
        "type": "object",
        "required": [
          "entityRef",
          "owners",
          "coverage",
          "counts",
          "overdue",
          "accepted"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "owners": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Entity refs"
          },
          "coverage": {
            "type": "string",
            "enum": [
              "complete",
              "incomplete",
              "not-configured"
            ],
            "description": "Whether a zero means that nothing is found: complete where all accounts of its scope were read; not-configured where it names no AWS resources"
          },
          "counts": {
            "$ref": "#/components/schemas/PriorityCounts"
          },
          "overdue": {
            "type": "integer"
          },
          "accepted": {
            "type": "integer"
          }
        }
      },
      "RollUpMemberPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "hidden"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RollUpMember"
            }
          },
          "totalItems": {
            "type": "integer",
            "description": "Members whose findings the caller may see"
          },
          "hidden": {
            "type": "integer",
            "description": "Members that the catalog shows to the caller, but whose findings are not for the caller; they are in no number"
          }
        }
      },
      "ScopePreviewRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "annotations"
        ],
        "properties": {
          "annotations": {
            "type": "object",
            "maxProperties": 20,
            "additionalProperties": {
              "type": "string",
              "maxLength": 70000
            },
            "description": "By name, e.g. aws-security-hub/tags"
          },
          "entityRef": {
            "type": "string",
            "maxLength": 255,
            "description": "The entity that they are meant for; the caller must own it"
          },
          "owner": {
            "type": "string",
            "maxLength": 255,
            "description": "Where no entity is given: a group of the caller that would own it. Default: the first group of the caller"
          }
        }
      },
      "ScopePreview": {
        "type": "object",
        "required": [
          "mode",
          "owners",
          "selectors",
          "problems",
          "findings",
          "resources",
          "sampleResources",
          "yaml"
        ],
        "properties": {
          "mode": {
            "type": "string",
            "enum": [
              "ledger",
              "confirm",
              "open"
            ]
          },
          "entityRef": {
            "type": "string"
          },
          "owners": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Entity refs of the owners that the claims were checked against"
          },
          "selectors": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ScopeSelector"
            }
          },
          "problems": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ScopeProblem"
            }
          },
          "findings": {
            "type": "integer",
            "description": "Findings that it would match",
            "each counted once": null
          },
          "resources": {
            "type": "integer",
            "description": "Their resources"
          },
          "complete": {
            "type": "boolean",
            "description": "False: more findings could match than were looked at, so the numbers are at least these"
          },
          "sampleResources": {
            "type": "array",
            "maxItems": 20,
            "items": {
              "type": "object",
              "required": [
                "id",
                "account"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "type": {
                  "type": "string"
                },
                "account": {
                  "type": "string"
                },
                "findings": {
                  "type": "integer"
                }
              }
            }
          },
          "yaml": {
            "type": "string",
            "description": "The annotations to paste into the catalog file"
          }
        }
      },
      "ClaimState": {
        "type": "string",
        "enum": [
          "pending",
          "confirmed",
          "rejected",
          "refused"
        ],
        "description": "pending, confirmed, rejected: in mode confirm; refused: the ledger does not let the entity claim it, or no tag key that it goes by may give findings"
      },
      "Claim": {
        "type": "object",
        "required": [
          "id",
          "entityRef",
          "owners",
          "state",
          "accounts",
          "selectors",
          "hash",
          "since",
          "canDecide"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "entityRef": {
            "type": "string"
          },
          "owners": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Entity refs of those who would get the findings"
          },
          "state": {
            "$ref": "#/components/schemas/ClaimState"
          },
          "accounts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Account"
            }
          },
          "anyAccount": {
            "type": "boolean",
            "description": "It names no account and would hold in all"
          },
          "selectors": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "In words"
          },
          "hash": {
            "type": "string",
            "description": "Changes with what is claimed and with the owners"
          },
          "since": {
            "type": "string",
            "format": "date-time",
            "description": "When it took this form and this state"
          },
          "wouldMatch": {
            "type": "integer",
            "description": "Findings that it would match; absent where that is not counted, and for who may not decide on its accounts"
          },
          "message": {
            "type": "string",
            "description": "Why it matches nothing, and whom to ask"
          },
          "decidedBy": {
            "type": "string",
            "description": "Entity ref of a human"
          },
          "decidedAt": {
            "type": "string",
            "format": "date-time"
          },
          "comment": {
            "type": "string"
          },
          "canDecide": {
            "type": "boolean"
          }
        }
      },
      "ClaimPage": {
        "type": "object",
        "required": [
          "mode",
          "items",
          "totalItems"
        ],
        "properties": {
          "mode": {
            "type": "string",
            "enum": [
              "ledger",
              "confirm",
              "open"
            ]
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Claim"
            }
          },
          "totalItems": {
            "type": "integer"
          }
        }
      },
      "OrphanGroup": {
        "type": "object",
        "required": [
          "value",
          "counts",
          "findings",
          "resources"
        ],
        "properties": {
          "value": {
            "type": "string",
            "description": "Account id, tag key, tag value or resource type; empty where there is none"
          },
          "label": {
            "type": "string",
            "description": "E.g. the name of the account"
          },
          "account": {
            "$ref": "#/components/schemas/Account"
          },
          "counts": {
            "$ref": "#/components/schemas/PriorityCounts"
          },
          "findings": {
            "type": "integer"
          },
          "resources": {
            "type": "integer"
          },
          "examples": {
            "type": "array",
            "maxItems": 3,
            "items": {
              "type": "string"
            },
            "description": "Resource ids"
          },
          "suggestion": {
            "type": "string",
            "description": "Annotations in YAML that would match the group, to give to the team whose it is"
          }
        }
      },
      "OrphanGroupPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "totalFindings"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OrphanGroup"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "totalFindings": {
            "type": "integer",
            "description": "Findings without an owner"
          }
        }
      },
      "Conflict": {
        "type": "object",
        "required": [
          "entities",
          "findings",
          "counts"
        ],
        "properties": {
          "entities": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "entityRef",
                "text"
              ],
              "properties": {
                "entityRef": {
                  "type": "string"
                },
                "text": {
                  "type": "string",
                  "description": "Why it matches"
                }
              }
            }
          },
          "findings": {
            "type": "integer"
          },
          "counts": {
            "$ref": "#/components/schemas/PriorityCounts"
          },
          "examples": {
            "type": "array",
            "maxItems": 3,
            "items": {
              "type": "string"
            },
            "description": "Resource ids"
          }
        }
      },
      "ConflictPage": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "totalFindings"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Conflict"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "totalFindings": {
            "type": "integer"
          }
        }
      },
      "CoverageCounts": {
        "type": "object",
        "description": "Open and acknowledged findings by how they have an owner; the five add up to findings",
        "required": [
          "findings",
          "primary",
          "rule",
          "ledger",
          "conflict",
          "orphan"
        ],
        "properties": {
          "findings": {
            "type": "integer"
          },
          "primary": {
            "type": "integer",
            "description": "A selector of an entity matches"
          },
          "rule": {
            "type": "integer",
            "description": "A rule of ownership.rules"
          },
          "ledger": {
            "type": "integer",
            "description": "Only the owner of the account"
          },
          "conflict": {
            "type": "integer",
            "description": "Several entities match equally"
          },
          "orphan": {
            "type": "integer",
            "description": "Nobody"
          }
        }
      },
      "CoverageReport": {
        "type": "object",
        "required": [
          "total",
          "items",
          "totalItems"
        ],
        "properties": {
          "total": {
            "$ref": "#/components/schemas/CoverageCounts"
          },
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "account",
                "counts"
              ],
              "properties": {
                "account": {
                  "$ref": "#/components/schemas/Account"
                },
                "owner": {
                  "type": "string",
                  "description": "Its owner in the ledger"
                },
                "counts": {
                  "$ref": "#/components/schemas/CoverageCounts"
                }
              }
            }
          },
          "totalItems": {
            "type": "integer"
          }
        }
      },
      "SelectorReport": {
        "type": "object",
        "required": [
          "items",
          "totalItems"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "entityRef",
                "owners",
                "source",
                "text",
                "state"
              ],
              "properties": {
                "entityRef": {
                  "type": "string"
                },
                "owners": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "source": {
                  "type": "string"
                },
                "text": {
                  "type": "string"
                },
                "state": {
                  "type": "string",
                  "enum": [
                    "malformed",
                    "not-claimable",
                    "matches-nothing"
                  ]
                },
                "message": {
                  "type": "string",
                  "description": "What is wrong, how to mend it and whom to ask"
                }
              }
            }
          },
          "totalItems": {
            "type": "integer"
          }
        }
      },
      "DecisionRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "findingKeys"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/DecisionKind"
          },
          "findingKeys": {
            "type": "array",
            "minItems": 1,
            "maxItems": 500,
            "uniqueItems": true,
            "items": {
              "type": "string",
              "pattern": "^[0-9a-f]{64}$"
            }
          },
          "reason": {
            "type": "string",
            "maxLength": 100,
            "description": "A DecisionReason; required for accept-risk and false-positive"
          },
          "justification": {
            "type": "string",
            "maxLength": 4000
          },
          "endsAt": {
            "type": "string",
            "format": "date-time",
            "description": "Required for accept-risk and false-positive; in the future and within securityHub.decisions.maxDuration"
          }
        }
      },
      "DecisionPreviewRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "findingKeys"
        ],
        "properties": {
          "kind": {
            "$ref": "#/components/schemas/DecisionKind"
          },
          "findingKeys": {
            "type": "array",
            "minItems": 1,
            "maxItems": 500,
            "uniqueItems": true,
            "items": {
              "type": "string",
              "pattern": "^[0-9a-f]{64}$"
            }
          }
        }
      },
      "DecisionPreview": {
        "type": "object",
        "required": [
          "covered",
          "records",
          "notCovered",
          "latestEnd",
          "reasons",
          "writeBack"
        ],
        "properties": {
          "covered": {
            "type": "integer",
            "description": "Findings that the decision would change"
          },
          "records": {
            "type": "integer",
            "description": "Records in AWS that would be written"
          },
          "notCovered": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "findingKey",
                "reason"
              ],
              "properties": {
                "findingKey": {
                  "type": "string"
                },
                "reason": {
                  "type": "string",
                  "enum": [
                    "not-owner",
                    "not-responder",
                    "one-by-one",
                    "not-decidable",
                    "already-decided"
                  ],
                  "description": "not-responder: about a threat, which only those who answer threats suppress; one-by-one: about a threat, which is suppressed in a request of its own"
                }
              }
            }
          },
          "latestEnd": {
            "type": "string",
            "format": "date-time"
          },
          "reasons": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DecisionReason"
            }
          },
          "writeBack": {
            "type": "string",
            "enum": [
              "off",
              "member",
              "administrator",
              "member-then-administrator"
            ]
          }
        }
      },
      "DecisionResult": {
        "type": "object",
        "required": [
          "findingKey",
          "state",
          "records"
        ],
        "properties": {
          "findingKey": {
            "type": "string"
          },
          "verdict": {
            "type": "string",
            "description": "Version of the verdict of the organisation that stood over the finding, see the guidance of the finding; absent: there was none"
          },
          "state": {
            "$ref": "#/components/schemas/WriteBackState"
          },
          "records": {
            "type": "integer"
          },
          "code": {
            "type": "string",
            "description": "AWS error code, e.g. FindingNotFound"
          },
          "message": {
            "type": "string"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "Decision": {
        "type": "object",
        "required": [
          "id",
          "kind",
          "entityRef",
          "createdAt",
          "createdBy",
          "state",
          "results"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/DecisionKind"
          },
          "entityRef": {
            "type": "string"
          },
          "reason": {
            "$ref": "#/components/schemas/DecisionReason"
          },
          "justification": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "createdBy": {
            "type": "string"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "endedAt": {
            "type": "string",
            "format": "date-time"
          },
          "endedBy": {
            "type": "string",
            "description": "expiry, a later decision, or the change that ended it"
          },
          "state": {
            "type": "string",
            "enum": [
              "active",
              "ended"
            ]
          },
          "results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DecisionResult"
            }
          }
        }
      },
      "FindingRecordSummary": {
        "type": "object",
        "required": [
          "id",
          "productArn",
          "account",
          "region",
          "recordState",
          "workflow"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "productArn": {
            "type": "string"
          },
          "account": {
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "recordState": {
            "type": "string",
            "enum": [
              "ACTIVE",
              "ARCHIVED"
            ]
          },
          "compliance": {
            "$ref": "#/components/schemas/ComplianceStatus"
          },
          "workflow": {
            "$ref": "#/components/schemas/WorkflowStatus"
          },
          "severity": {
            "$ref": "#/components/schemas/Severity"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "observedAt": {
            "type": "string",
            "format": "date-time"
          },
          "gaps": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "HistoryEvent": {
        "type": "object",
        "required": [
          "at",
          "event"
        ],
        "properties": {
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "event": {
            "type": "string",
            "enum": [
              "first-seen",
              "status-changed",
              "severity-changed",
              "decision-made",
              "decision-ended",
              "write-back-written",
              "write-back-verified",
              "write-back-failed"
            ]
          },
          "by": {
            "type": "string",
            "description": "Entity ref of a human; absent for the system or AWS"
          },
          "from": {
            "type": "string"
          },
          "to": {
            "type": "string"
          },
          "decisionId": {
            "type": "string"
          },
          "detail": {
            "type": "string"
          }
        }
      },
      "OwnershipReason": {
        "type": "object",
        "required": [
          "entityRef",
          "relation",
          "rank",
          "text"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "relation": {
            "type": "string",
            "enum": [
              "primary",
              "also-concerned"
            ]
          },
          "rank": {
            "type": "string",
            "enum": [
              "arn",
              "arn-pattern",
              "account-tags",
              "account",
              "tags",
              "rule",
              "ledger",
              "share"
            ]
          },
          "source": {
            "type": "string"
          },
          "text": {
            "type": "string",
            "description": "Why, e.g. \"account 111122223333 and tag Service=checkout\""
          }
        }
      },
      "PriorityInput": {
        "type": "object",
        "required": [
          "input",
          "value",
          "effect",
          "words"
        ],
        "properties": {
          "input": {
            "type": "string",
            "enum": [
              "sample",
              "start",
              "threat",
              "exposure",
              "exploit",
              "fix",
              "threat-activity",
              "age",
              "purpose",
              "likelihood",
              "severity",
              "environment",
              "lifecycle",
              "tier",
              "adjusted-severity",
              "verdict"
            ]
          },
          "value": {
            "type": "string",
            "description": "A word, e.g. internet, or a name out of the catalog, e.g. of a lifecycle"
          },
          "effect": {
            "type": "string",
            "enum": [
              "raises",
              "lowers",
              "sets",
              "none"
            ],
            "description": "none: it was looked at and changes nothing"
          },
          "words": {
            "type": "string",
            "description": "The input in English, without a capital"
          }
        }
      },
      "FindingDetails": {
        "type": "object",
        "required": [
          "finding",
          "evidence",
          "guidance",
          "history",
          "related"
        ],
        "properties": {
          "finding": {
            "$ref": "#/components/schemas/Finding"
          },
          "restricted": {
            "type": "boolean",
            "description": "It is about a threat, and evidence and actors are for those who have the permission security-hub.threat.read"
          },
          "responders": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Refs of those who respond: to a threat those who answer threats, else whom the verdict of the organisation on the control names, else the owners of the primary entity"
          },
          "priorityExplanation": {
            "type": "string",
            "description": "All inputs in a few English sentences"
          },
          "priorityInputs": {
            "type": "array",
            "description": "What the priority was made from, in the order of the explanation; empty until it is made for the first time",
            "items": {
              "$ref": "#/components/schemas/PriorityInput"
            }
          },
          "evidence": {
            "type": "object",
            "required": [
              "description",
              "reasons",
              "resources",
              "records",
              "complianceReasons",
              "requirements"
            ],
            "properties": {
              "title": {
                "type": "string",
                "description": "Of a threat: the title as AWS stores it, which may name addresses and people; findings about threats are called by their type"
              },
              "description": {
                "type": "string"
              },
              "reasons": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/OwnershipReason"
                }
              },
              "resources": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ResourceSummary"
                }
              },
              "records": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/FindingRecordSummary"
                }
              },
              "complianceReasons": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "requirements": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "remediationUrl": {
                "type": "string"
              },
              "consoleUrl": {
                "type": "string"
              },
              "document": {
                "description": "The newest record as AWS stores it"
              },
              "survivesRecreation": {
                "type": "boolean",
                "description": "Whether a decision holds when AWS re-creates the finding under another id"
              }
            }
          },
          "guidance": {
            "$ref": "#/components/schemas/Guidance"
          },
          "history": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HistoryEvent"
            }
          },
          "related": {
            "type": "object",
            "required": [
              "sameControl",
              "sameResource"
            ],
            "properties": {
              "sameControl": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Finding"
                }
              },
              "sameResource": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Finding"
                }
              }
            }
          }
        }
      },
      "HandbookPageKind": {
        "type": "string",
        "description": "control: of Security Hub; finding-type: of another product; own: a page of the organisation",
        "enum": [
          "control",
          "finding-type",
          "own"
        ]
      },
      "HandbookUse": {
        "type": "object",
        "description": "What is counted of a control; samples and archived findings are not",
        "required": [
          "open",
          "resources",
          "services",
          "evaluated"
        ],
        "properties": {
          "open": {
            "type": "integer",
            "description": "Open and acknowledged findings"
          },
          "resources": {
            "type": "integer",
            "description": "Different resources of these"
          },
          "services": {
            "type": "integer",
            "description": "Different entities that own these"
          },
          "evaluated": {
            "type": "integer",
            "description": "Findings whatever their status, passed ones included"
          }
        }
      },
      "HandbookUseBasis": {
        "type": "string",
        "description": "organisation: all findings that the policy lets the caller read, for the platform group; mine: those of the entities on the own page My services",
        "enum": [
          "organisation",
          "mine"
        ]
      },
      "HandbookReport": {
        "type": "object",
        "required": [
          "factsDate",
          "controls",
          "findingTypes",
          "translations",
          "hazards",
          "stale",
          "staleAfterDays",
          "overlay"
        ],
        "properties": {
          "factsDate": {
            "type": "string",
            "description": "Month of the facts about controls, YYYY-MM"
          },
          "controls": {
            "type": "object",
            "required": [
              "active",
              "withPage"
            ],
            "properties": {
              "active": {
                "type": "integer",
                "description": "Controls that AWS checks"
              },
              "withPage": {
                "type": "integer"
              }
            }
          },
          "findingTypes": {
            "type": "integer",
            "description": "Pages about finding types of other products"
          },
          "translations": {
            "type": "object",
            "additionalProperties": {
              "type": "integer"
            },
            "description": "Pages about controls and finding types by language: en, ja"
          },
          "hazards": {
            "type": "integer"
          },
          "stale": {
            "type": "integer",
            "description": "Pages whose review is longer than a year ago"
          },
          "staleAfterDays": {
            "type": "integer"
          },
          "live": {
            "type": "object",
            "description": "Controls that there are findings of; absent for who may count none",
            "required": [
              "of",
              "controls",
              "withPage",
              "missing",
              "totalMissing"
            ],
            "properties": {
              "of": {
                "$ref": "#/components/schemas/HandbookUseBasis"
              },
              "controls": {
                "type": "integer"
              },
              "withPage": {
                "type": "integer"
              },
              "missing": {
                "type": "array",
                "maxItems": 100,
                "items": {
                  "type": "string"
                },
                "description": "Controls without a page"
              },
              "totalMissing": {
                "type": "integer"
              }
            }
          },
          "overlay": {
            "type": "object",
            "description": "The organisation's own files",
            "required": [
              "configured",
              "controls",
              "pages",
              "verdicts",
              "stale",
              "canEdit"
            ],
            "properties": {
              "configured": {
                "type": "boolean"
              },
              "controls": {
                "type": "integer",
                "description": "Controls that they say something of"
              },
              "pages": {
                "type": "integer",
                "description": "Pages of the organisation's own"
              },
              "verdicts": {
                "type": "object",
                "additionalProperties": {
                  "type": "integer"
                },
                "description": "Number of verdicts by Verdict"
              },
              "stale": {
                "type": "integer",
                "description": "Files whose review is longer than a year ago"
              },
              "revision": {
                "type": "string",
                "description": "Commit that was read last"
              },
              "readAt": {
                "type": "string",
                "format": "date-time"
              },
              "canEdit": {
                "type": "boolean",
                "description": "The caller is of the platform group, and the policy grants security-hub.handbook.edit"
              },
              "place": {
                "type": "string",
                "description": "Where they are read from; only for who may edit"
              },
              "editUrl": {
                "type": "string",
                "description": "Where new files are made; only for who may edit"
              },
              "error": {
                "type": "string",
                "description": "Why the last attempt to read them failed; only for who may edit"
              },
              "failedAt": {
                "type": "string",
                "format": "date-time"
              },
              "problems": {
                "type": "array",
                "description": "Files that cannot be used as they are now; at most 200, only for who may edit",
                "items": {
                  "$ref": "#/components/schemas/HandbookFileProblem"
                }
              },
              "totalProblems": {
                "type": "integer",
                "description": "Only for who may edit"
              }
            }
          }
        }
      },
      "HandbookFileProblem": {
        "type": "object",
        "required": [
          "file",
          "problems"
        ],
        "properties": {
          "file": {
            "type": "string"
          },
          "problems": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "With the line, where there is one"
          },
          "goodRevision": {
            "type": "string",
            "description": "Commit of the version that is used instead"
          },
          "goodAt": {
            "type": "string",
            "format": "date-time",
            "description": "When that was read; absent: there never was a good one"
          },
          "failedAt": {
            "type": "string",
            "format": "date-time"
          },
          "editUrl": {
            "type": "string"
          }
        }
      },
      "HandbookOverlaySummary": {
        "type": "object",
        "required": [
          "file",
          "reviewed",
          "stale",
          "verdicts",
          "text"
        ],
        "properties": {
          "file": {
            "type": "string"
          },
          "editUrl": {
            "type": "string"
          },
          "reviewed": {
            "type": "string",
            "description": "YYYY-MM-DD"
          },
          "stale": {
            "type": "boolean"
          },
          "verdicts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Verdict"
            },
            "description": "Different ones in the order of the file"
          },
          "conditional": {
            "type": "boolean",
            "description": "A verdict holds under a condition only"
          },
          "text": {
            "type": "boolean",
            "description": "It has a text of its own"
          }
        }
      },
      "HandbookPageItem": {
        "type": "object",
        "required": [
          "id",
          "kind",
          "title",
          "service",
          "status",
          "hasPage",
          "stale",
          "hazards",
          "languages"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "As in GET /handbook/pages/{pageId}"
          },
          "kind": {
            "$ref": "#/components/schemas/HandbookPageKind"
          },
          "title": {
            "type": "string"
          },
          "service": {
            "type": "string",
            "description": "Of a control the part before the dot, else the product"
          },
          "severity": {
            "$ref": "#/components/schemas/Severity"
          },
          "layer": {
            "$ref": "#/components/schemas/Layer"
          },
          "status": {
            "type": "string",
            "enum": [
              "active",
              "retired"
            ]
          },
          "standards": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "hasPage": {
            "type": "boolean"
          },
          "reviewed": {
            "type": "string",
            "description": "YYYY-MM-DD"
          },
          "stale": {
            "type": "boolean"
          },
          "hazards": {
            "type": "integer"
          },
          "languages": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "en",
                "ja"
              ]
            }
          },
          "overlay": {
            "$ref": "#/components/schemas/HandbookOverlaySummary"
          },
          "use": {
            "$ref": "#/components/schemas/HandbookUse"
          },
          "text": {
            "type": "string",
            "description": "Only with include=text"
          }
        }
      },
      "HandbookPageList": {
        "type": "object",
        "required": [
          "items",
          "totalItems",
          "facets"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HandbookPageItem"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "useOf": {
            "$ref": "#/components/schemas/HandbookUseBasis"
          },
          "facets": {
            "type": "object",
            "additionalProperties": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/FacetValue"
              }
            },
            "description": "By filter name: kind, service, severity, layer, standard, verdict; of all pages with that status"
          }
        }
      },
      "HandbookPage": {
        "description": "A page as Guidance has it, without the values of a finding; `organisation` has all that the organisation says of it, whatever the finding.",
        "allOf": [
          {
            "$ref": "#/components/schemas/Guidance"
          },
          {
            "type": "object",
            "required": [
              "id",
              "kind",
              "stale"
            ],
            "properties": {
              "id": {
                "type": "string"
              },
              "kind": {
                "$ref": "#/components/schemas/HandbookPageKind"
              },
              "stale": {
                "type": "boolean"
              },
              "useOf": {
                "$ref": "#/components/schemas/HandbookUseBasis"
              },
              "use": {
                "$ref": "#/components/schemas/HandbookUse"
              },
              "newFileUrl": {
                "type": "string",
                "description": "Where a file about it is made, if there is none; only for who may edit"
              }
            }
          }
        ]
      },
      "HandbookPageUse": {
        "type": "object",
        "required": [
          "of",
          "use",
          "items",
          "totalItems",
          "unowned"
        ],
        "properties": {
          "of": {
            "$ref": "#/components/schemas/HandbookUseBasis"
          },
          "use": {
            "$ref": "#/components/schemas/HandbookUse"
          },
          "unowned": {
            "type": "integer",
            "description": "Open findings that no entity owns; of the organisation only"
          },
          "totalItems": {
            "type": "integer"
          },
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "entityRef",
                "open",
                "resources",
                "accounts"
              ],
              "properties": {
                "entityRef": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "open": {
                  "type": "integer"
                },
                "resources": {
                  "type": "integer"
                },
                "accounts": {
                  "type": "integer"
                }
              }
            }
          },
          "hidden": {
            "type": "integer",
            "description": "Entities that the catalog does not show to the caller"
          }
        }
      },
      "EntityHandbook": {
        "type": "object",
        "required": [
          "entityRef",
          "items",
          "totalItems"
        ],
        "properties": {
          "entityRef": {
            "type": "string"
          },
          "totalItems": {
            "type": "integer",
            "description": "Number of groups"
          },
          "asOf": {
            "type": "string",
            "format": "date-time"
          },
          "items": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "group",
                "guidance",
                "findings"
              ],
              "properties": {
                "group": {
                  "$ref": "#/components/schemas/FindingGroup"
                },
                "guidance": {
                  "$ref": "#/components/schemas/Guidance"
                },
                "findings": {
                  "type": "array",
                  "maxItems": 20,
                  "items": {
                    "$ref": "#/components/schemas/Finding"
                  },
                  "description": "The most urgent ones; their number is in group"
                }
              }
            }
          }
        }
      },
      "Guidance": {
        "type": "object",
        "description": "The handbook page of the finding's control as made by the package aws-control-handbook (RenderedGuidance there), or the bare facts when there is no page. For a finding of another product it has the page about its type (findingType, RenderedFindingType there).",
        "additionalProperties": true
      },
      "SyncReport": {
        "type": "object",
        "required": [
          "sources"
        ],
        "properties": {
          "sources": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "state",
                "recordsRead",
                "recordsStored",
                "recordsRejected"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "state": {
                  "$ref": "#/components/schemas/FreshnessState"
                },
                "asOf": {
                  "type": "string",
                  "format": "date-time"
                },
                "lastError": {
                  "type": "string"
                },
                "recordsRead": {
                  "type": "integer"
                },
                "recordsStored": {
                  "type": "integer"
                },
                "recordsRejected": {
                  "type": "integer"
                },
                "queue": {
                  "$ref": "#/components/schemas/EventQueueState"
                },
                "skipped": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/SkippedCount"
                  },
                  "description": "What rules of ingestion leave out, of all accounts and Regions; see AccountFreshness"
                },
                "accountStates": {
                  "type": "object",
                  "additionalProperties": {
                    "type": "integer"
                  },
                  "description": "For the platform group only: number of accounts and Regions in each FreshnessState"
                },
                "accounts": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/AccountFreshness"
                  },
                  "description": "For the platform group only"
                }
              }
            }
          },
          "rejected": {
            "type": "array",
            "description": "For the platform group only, the newest 100",
            "items": {
              "type": "object",
              "required": [
                "source",
                "reason",
                "at"
              ],
              "properties": {
                "source": {
                  "type": "string"
                },
                "reason": {
                  "type": "string"
                },
                "recordId": {
                  "type": "string"
                },
                "at": {
                  "type": "string",
                  "format": "date-time"
                }
              }
            }
          },
          "rejectedTotal": {
            "type": "integer"
          },
          "rejectedByReason": {
            "type": "array",
            "description": "For the platform group only",
            "items": {
              "type": "object",
              "required": [
                "source",
                "reason",
                "count"
              ],
              "properties": {
                "source": {
                  "type": "string"
                },
                "reason": {
                  "type": "string"
                },
                "count": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "EventQueueState": {
        "type": "object",
        "description": "The queue that AWS pushes findings to; numbers are absent while they are not known",
        "required": [
          "state"
        ],
        "properties": {
          "state": {
            "type": "string",
            "enum": [
              "starting",
              "ok",
              "failed"
            ]
          },
          "message": {
            "type": "string",
            "description": "Why it failed, in words without ARNs or role names; for the platform group only"
          },
          "waiting": {
            "type": "integer",
            "description": "Messages that wait"
          },
          "deadLetters": {
            "type": "integer",
            "description": "Messages in the dead-letter queue"
          },
          "unreadable": {
            "type": "integer",
            "description": "Messages that could not be read or stored, since the queue was set up"
          },
          "lagSeconds": {
            "type": "integer",
            "description": "From the time of the newest event to its commit"
          },
          "lastEventAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      }
    }
  }
} as const;
