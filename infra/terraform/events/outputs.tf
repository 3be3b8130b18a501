output "queue_url" {
  description = "securityHub.sources[].events.queueUrl"
  value       = aws_sqs_queue.events.url
}

output "consumer_role_arn" {
  description = "Goes into assumable_role_arns of the module portal-principal"
  value       = aws_iam_role.consumer.arn
}

output "rule_arn" {
  value = aws_cloudwatch_event_rule.events.arn
}

output "dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters.url
}
