output "role_arn" {
  description = "Goes into assumable_role_arns of the module portal-principal"
  value       = aws_iam_role.tags.arn
}
