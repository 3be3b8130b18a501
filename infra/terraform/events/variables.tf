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

variable "queue_name" {
  description = "Name of the queue; the dead-letter queue, rule, key alias and alarms are named after it"
  type        = string
  default     = "security-hub-portal-events"
}

variable "consumer_role_name" {
  description = "securityHub.sources[].events.role of the portal"
  type        = string
  default     = "SecurityHubPortalEvents"
}

variable "visibility_timeout_seconds" {
  description = "How long a message that was received and not deleted stays hidden"
  type        = number
  default     = 120
}

variable "max_receive_count" {
  description = "After so many receives a message goes to the dead-letter queue"
  type        = number
  default     = 5

  validation {
    condition     = var.max_receive_count >= 5 && var.max_receive_count <= 100
    error_message = "A portal that restarts receives a message again: write a number from 5 to 100."
  }
}

variable "oldest_message_seconds" {
  description = "The alarm goes off when the oldest message waits longer"
  type        = number
  default     = 900
}

variable "alarm_topic_arn" {
  description = "SNS topic that the alarms notify; empty for none"
  type        = string
  default     = ""
}
