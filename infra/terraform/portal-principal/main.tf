# What the role that the portal runs as (task role, IRSA role, ...) needs: to assume the portal's roles in the
# organisation, and nothing else. For the account that the portal runs in.

data "aws_iam_policy_document" "assume" {
  statement {
    sid       = "AssumePortalRoles"
    effect    = "Allow"
    actions   = ["sts:AssumeRole"]
    resources = var.assumable_role_arns

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceOrgID"
      values   = [var.organization_id]
    }
  }
}

resource "aws_iam_role_policy" "assume" {
  name   = "assume-security-hub-portal-roles"
  role   = var.portal_role_name
  policy = data.aws_iam_policy_document.assume.json
}
