# The portal's roles in the Security Hub administrator account, one that reads and one that writes.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "TrustPortal"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [var.portal_principal_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }
}

resource "aws_iam_role" "read" {
  name               = var.read_role_name
  description        = "The Security Hub portal reads with it"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "read" {
  # GetFindings is also the permission for GetFindingsV2
  statement {
    sid    = "ReadFindings"
    effect = "Allow"
    actions = [
      "securityhub:DescribeHub",
      "securityhub:GetEnabledStandards",
      "securityhub:GetFindingHistory",
      "securityhub:GetFindings",
      "securityhub:ListMembers",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:securityhub:*:${data.aws_caller_identity.current.account_id}:hub/default",
      "arn:${data.aws_partition.current.partition}:securityhub:*:${data.aws_caller_identity.current.account_id}:hubv2/*",
    ]
  }

  statement {
    sid       = "ReadAggregator"
    effect    = "Allow"
    actions   = ["securityhub:GetFindingAggregator"]
    resources = ["arn:${data.aws_partition.current.partition}:securityhub:*:${data.aws_caller_identity.current.account_id}:finding-aggregator/*"]
  }

  # AWS knows no resource for these
  statement {
    sid    = "ReadSetUp"
    effect = "Allow"
    actions = [
      "config:DescribeConfigurationRecorderStatus",
      "securityhub:DescribeSecurityHubV2",
      "securityhub:ListFindingAggregators",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "read" {
  name   = "read-security-hub"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.read.json
}

data "aws_iam_policy_document" "discovery" {
  statement {
    sid       = "DiscoverAccounts"
    effect    = "Allow"
    actions   = ["organizations:ListAccounts"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "discovery" {
  count = var.discover_with_organizations ? 1 : 0

  name   = "discover-accounts"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.discovery.json
}

# Accounts alone: not policies, roots or organisational units, which have tags as well
data "aws_iam_policy_document" "account_tags" {
  statement {
    sid       = "ReadAccountTags"
    effect    = "Allow"
    actions   = ["organizations:ListTagsForResource"]
    resources = ["arn:${data.aws_partition.current.partition}:organizations::*:account/o-*/*"]
  }
}

resource "aws_iam_role_policy" "account_tags" {
  count = var.read_account_tags ? 1 : 0

  name   = "read-account-tags"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.account_tags.json
}

data "aws_iam_policy_document" "tags" {
  statement {
    sid       = "ReadTags"
    effect    = "Allow"
    actions   = ["tag:GetResources"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "tags" {
  count = var.read_tags ? 1 : 0

  name   = "read-tags"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.tags.json
}
