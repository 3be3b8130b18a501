# Of what BatchUpdateFindings can set: the workflow status, but not RESOLVED; user-defined fields; the note.
data "aws_iam_policy_document" "write" {
  statement {
    sid     = "WriteDecisions"
    effect  = "Allow"
    actions = ["securityhub:BatchUpdateFindings"]
    resources = [
      "arn:${data.aws_partition.current.partition}:securityhub:*:${data.aws_caller_identity.current.account_id}:hub/default",
      "arn:${data.aws_partition.current.partition}:securityhub:*:${data.aws_caller_identity.current.account_id}:hubv2/*",
    ]
  }

  # One statement a field: keys inside one condition would have to hold all at once
  statement {
    sid       = "NeverConfidence"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/Confidence"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverCriticality"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/Criticality"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverRelatedFindings"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/RelatedFindings"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverSeverityLabel"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/Severity.Label"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverSeverityNormalized"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/Severity.Normalized"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverSeverityProduct"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/Severity.Product"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverTypes"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/Types"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverVerificationState"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:ASFFSyntaxPath/VerificationState"
      values   = ["false"]
    }
  }

  statement {
    sid       = "NeverSeverityId"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "Null"
      variable = "securityhub:OCSFSyntaxPath/SeverityId"
      values   = ["false"]
    }
  }

  # A failing finding marked RESOLVED stays hidden; Security Hub itself resolves what passes
  statement {
    sid       = "NeverResolved"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "securityhub:ASFFSyntaxPath/Workflow.Status"
      values   = ["RESOLVED"]
    }
  }

  statement {
    sid       = "NeverResolvedUnified"
    effect    = "Deny"
    actions   = ["securityhub:BatchUpdateFindings"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "securityhub:OCSFSyntaxPath/StatusId"
      values   = ["4"]
    }
  }
}

resource "aws_iam_role" "write" {
  count = var.create_write_role ? 1 : 0

  name               = var.write_role_name
  description        = "The Security Hub portal writes decisions with it"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "write" {
  count = var.create_write_role ? 1 : 0

  name   = "write-decisions"
  role   = aws_iam_role.write[0].id
  policy = data.aws_iam_policy_document.write.json
}
