variable "portal_role_name" {
  description = "Name (not ARN) of the role that the portal runs as"
  type        = string
}

variable "organization_id" {
  description = "Id of the AWS organisation, e.g. o-a1b2c3d4e5"
  type        = string

  validation {
    condition     = can(regex("^o-[a-z0-9]{10,32}$", var.organization_id))
    error_message = "Write the id of the organisation, e.g. o-a1b2c3d4e5."
  }
}

variable "assumable_role_arns" {
  description = "ARNs of the portal's roles, with * for the account where a role is in every member account, e.g. arn:aws:iam::*:role/SecurityHubPortalMemberRead"
  type        = list(string)
}
