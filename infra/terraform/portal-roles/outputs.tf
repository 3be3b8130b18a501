output "read_role_arn" {
  description = "Goes into assumable_role_arns of the module portal-principal"
  value       = aws_iam_role.read.arn
}

output "write_role_arn" {
  description = "Goes into assumable_role_arns of the module portal-principal; null without the role"
  value       = one(aws_iam_role.write[*].arn)
}
