variable "portal_principal_arn" {
  description = "ARN of the role that the portal runs as; it alone may assume the role"
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

variable "role_name" {
  description = "securityHub.sources[].tags.role of the portal"
  type        = string
  default     = "SecurityHubPortalTags"
}

variable "aggregator_arn" {
  description = "ARN of the AWS Config aggregator, e.g. arn:aws:config:eu-west-1:111122223333:config-aggregator/config-aggregator-a1b2c3d4"
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:config:[a-z0-9-]+:[0-9]{12}:config-aggregator/[A-Za-z0-9_-]+$", var.aggregator_arn))
    error_message = "Write the ARN that aws configservice describe-configuration-aggregators tells."
  }
}
