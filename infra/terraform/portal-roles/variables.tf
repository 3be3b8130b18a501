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

variable "read_role_name" {
  description = "securityHub.sources[].administrator.readRole of the portal"
  type        = string
  default     = "SecurityHubPortalRead"
}

variable "write_role_name" {
  description = "securityHub.sources[].administrator.writeRole of the portal"
  type        = string
  default     = "SecurityHubPortalWrite"
}

variable "create_write_role" {
  description = "Only for securityHub.writeBack.mode administrator and member-then-administrator"
  type        = bool
  default     = false
}

variable "discover_with_organizations" {
  description = "Only for discovery organizations; the account has to be a delegated administrator of some service"
  type        = bool
  default     = false
}

variable "read_account_tags" {
  description = "Only for securityHub.accountTags; with discover_with_organizations"
  type        = bool
  default     = false
}

variable "read_tags" {
  description = "Only for tags.from tagging-api"
  type        = bool
  default     = false
}
