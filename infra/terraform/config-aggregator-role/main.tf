# The role that reads current resource tags from an AWS Config aggregator, one for the whole organisation. For the account
# of the aggregator.

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

resource "aws_iam_role" "tags" {
  name               = var.role_name
  description        = "The Security Hub portal reads resource tags with it"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "tags" {
  statement {
    sid       = "QueryAggregator"
    effect    = "Allow"
    actions   = ["config:SelectAggregateResourceConfig"]
    resources = [var.aggregator_arn]
  }
}

resource "aws_iam_role_policy" "tags" {
  name   = "read-tags-of-organisation"
  role   = aws_iam_role.tags.id
  policy = data.aws_iam_policy_document.tags.json
}
