# The portal's roles in all member accounts, as service-managed StackSets with auto-deployment. The role itself is the CloudFormation template
# next door: a StackSet deploys nothing else. For the management account or a delegated administrator of StackSets.

resource "aws_cloudformation_stack_set" "read" {
  name             = "security-hub-portal-read"
  description      = "Role with which the Security Hub portal reads in member accounts"
  permission_model = "SERVICE_MANAGED"
  call_as          = var.call_as
  capabilities     = ["CAPABILITY_NAMED_IAM"]
  template_body    = file("${path.module}/../../cloudformation/member-role-read.yaml")

  parameters = {
    PortalPrincipalArn = var.portal_principal_arn
    ExternalId         = var.external_id
    OrganizationId     = var.organization_id
    RoleName           = var.read_role_name
    ReadTags           = var.read_tags ? "yes" : "no"
  }

  # New accounts get the role, those that leave lose it
  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }

  managed_execution {
    active = true
  }

  operation_preferences {
    failure_tolerance_percentage = 20
    max_concurrent_percentage    = 20
    region_concurrency_type      = "PARALLEL"
  }

  lifecycle {
    # AWS fills it in for service-managed sets
    ignore_changes = [administration_role_arn]
  }
}

resource "aws_cloudformation_stack_set_instance" "read" {
  stack_set_name = aws_cloudformation_stack_set.read.name
  call_as        = var.call_as

  deployment_targets {
    organizational_unit_ids = var.read_organizational_unit_ids
  }
}

resource "aws_cloudformation_stack_set" "write" {
  count = length(var.write_organizational_unit_ids) > 0 ? 1 : 0

  name             = "security-hub-portal-write"
  description      = "Role with which the Security Hub portal writes decisions in member accounts"
  permission_model = "SERVICE_MANAGED"
  call_as          = var.call_as
  capabilities     = ["CAPABILITY_NAMED_IAM"]
  template_body    = file("${path.module}/../../cloudformation/member-role-write.yaml")

  parameters = {
    PortalPrincipalArn = var.portal_principal_arn
    ExternalId         = var.external_id
    OrganizationId     = var.organization_id
    RoleName           = var.write_role_name
  }

  # New accounts get the role, those that leave lose it
  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }

  managed_execution {
    active = true
  }

  operation_preferences {
    failure_tolerance_percentage = 20
    max_concurrent_percentage    = 20
    region_concurrency_type      = "PARALLEL"
  }

  lifecycle {
    # AWS fills it in for service-managed sets
    ignore_changes = [administration_role_arn]
  }
}

resource "aws_cloudformation_stack_set_instance" "write" {
  count = length(var.write_organizational_unit_ids) > 0 ? 1 : 0

  stack_set_name = aws_cloudformation_stack_set.write[0].name
  call_as        = var.call_as

  deployment_targets {
    organizational_unit_ids = var.write_organizational_unit_ids
  }
}
