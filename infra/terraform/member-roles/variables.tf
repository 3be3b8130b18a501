variable "portal_principal_arn" {
  description = "ARN of the role that the portal runs as; it alone may assume the roles"
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/.+$", var.portal_principal_arn))
    error_message = "Write the ARN of a role, e.g. arn:aws:iam::111122223333:role/portal."
  }
}

variable "external_id" {
  description = "securityHub.sources[].externalId of the portal"
  type        = string
  sensitive   = true

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]{8,1224}$", var.external_id))
    error_message = "Write 8 to 1224 letters, digits and any of _ + = , . @ : / -"
  }
}

variable "organization_id" {
  description = "Id of the AWS organisation, e.g. o-a1b2c3d4e5"
  type        = string

  validation {
    condition     = can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "Write the id of the organisation, e.g. o-a1b2c3d4e5."
  }
}

variable "read_organizational_unit_ids" {
  description = "Organisational units (or the root) whose accounts get the read role"
  type        = list(string)
}

variable "write_organizational_unit_ids" {
  description = "Those whose accounts get the write role; empty for no write role"
  type        = list(string)
  default     = []
}

variable "read_role_name" {
  description = "securityHub.sources[].administrator.memberReadRole of the portal"
  type        = string
  default     = "SecurityHubPortalMemberRead"
}

variable "write_role_name" {
  description = "securityHub.sources[].administrator.memberWriteRole of the portal"
  type        = string
  default     = "SecurityHubPortalMemberWrite"
}

variable "read_tags" {
  description = "Only for tags.from tagging-api"
  type        = bool
  default     = false
}

variable "call_as" {
  description = "SELF in the management account, DELEGATED_ADMIN in a delegated administrator of StackSets"
  type        = string
  default     = "SELF"
}
